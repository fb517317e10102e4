"""Character classes of JavaScript names, JSX names and heading slugs.

Python's `str.isidentifier` and ``\\w`` know another Unicode and other rules than the parsers of
the sites, so the sets are written down. Each is offered as the *inside* of a regular
expression's class (``f"[{ID_START_ASCII}]"``): the ASCII part as a constant, the whole as a
function, because the whole is long and an article rarely asks for it. ASCII first is the way:
try the constant's pattern, and compile the whole only where a character above U+007F follows.

Sources: ID_Start and ID_Continue of Unicode 17 (ECMA-262 adds ``$ _`` and, inside a name,
U+200C and U+200D); github-slugger 2 for what a slug keeps. A table is a list of the ranges
above U+007F as differences in base 36: gap to the range before, then ``.`` and the number of
further characters. No range holds a surrogate.
"""

from __future__ import annotations

from functools import cache

ID_START_ASCII = r"$A-Z_a-z"
ID_CONTINUE_ASCII = r"$0-9A-Z_a-z"
JSX_START_ASCII = ID_START_ASCII
JSX_CONTINUE_ASCII = r"$0-9A-Z_a-z\-"
SLUG_ASCII = r" 0-9A-Z_a-z\-"

# White space of JavaScript, line ends included: more than CommonMark's, less than `str.isspace`.
JS_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_ID_START = (
    "16 a 4 5.m 1.u 1.cp 4.b e.4 7 1 3l.4 1.1 2.3 1 6 1.2 1 1.j 1.2a 1.3u 8.4l 1.11 2 6.14 1z.q "
    "4.3 19.16 z.1 1.2q 1 f.1 7.1 a.2 2 g 1.t t.2g b o.w 9.1 4 5.l 4 9 3 n.o 7.a 5.n 1.6 g.15 "
    "1m.1h 3 i 7.9 f.f 4.7 2.1 2.l 1.6 1 3.3 3 g d.1 1.2 e.1 a 8.5 4.1 2.l 1.6 1.1 1.1 1.1 v.3 1 "
    "j.2 g.8 1.2 1.l 1.6 1.1 1.4 3 i f.1 n b.7 2.1 2.l 1.6 1.1 1.4 3 u.1 1.2 f h 1.5 3.2 1.3 3.1 "
    "1 1.1 3.1 3.2 3.b m 1g.7 1.2 1.m 1.f 3 q.2 1.1 2.1 u 4.7 1.2 1.m 1.9 1.4 3 u.2 1.1 f.1 h.8 "
    "1.2 1.14 2 g 5.2 8.2 o.5 5.h 3.n 1.8 1 2.6 1m.1b 1.1 c.6 1m.1 1 1.4 1.n 1 1.9 1.1 9 2.4 1 "
    "l.3 w 1r.7 1.z r.4 37.16 k g.5 4.3 3 3.1 7.2 4.c c h.11 1 5 2.16 1.98 1.3 2.6 1 1.3 2.14 "
    "1.3 2.w 1.3 2.6 1 1.3 2.e 1.1k 1.3 2.1u 11.f g.2d 2.5 3.h7 2.g 1.p 5.22 3.a 7.h d.i e.h e.c "
    "1.2 f.1f z 4 1v.2g 7.14 1 5.1x a.u 1d.t 2.4 b.17 4.p 1i.m 9.1g 2a 2l.1a h.7 1i.t d.1 a.17 "
    "q.z 15.2 a.z 2.a 5.16 2.2 15.3 1.5 1.1 3 5.5b 1s.7p 2.5 2.11 2.5 2.7 1 1 1 1.u 2.1g 1.6 1 "
    "3.2 1.6 3.3 2.5 4.c 5.2 1.6 38 d g.c 2t 4 2.9 1 2.5 6 1 1 1.f 2.3 5.4 4 h.14 22f.6c 6.3 3.1 "
    "c.11 1 5 2.1j 7 g.m 9.6 1.6 1.6 1.6 1.6 1.6 1.6 1.6 fa.2 p.8 7.4 2.4 4.2d 4.4 1.2h 1.3 5.16 "
    "1.2l h.v 1c.f e8.533 1s.h3g 1v.19 2.7g 3.f a.1 k.1a g.u 2.27 13.8 2.2u 2.29 k.g 1.2 1.3 1.m "
    "t.1f e.1d 1q.5 3 1.1 b.r a.m p.s 7.1a s g.4 1.9 a.4 1.14 n.2 1.7 k.m 3 3.1d 1 3.1 2.4 2 1 "
    "o.2 2.a 7.2 c.5 2.5 2.5 9.6 1.6 1.16 1.d 6.36 t.8mb c.m 4.1c 6is.a5 2.2x 12.6 c.4 5 1.9 1.c "
    "1.4 1 1.1 1.1 1.2z x.a2 i.1r 2.1h 14.b 38.4 1.3q 10.p 6.p b.2g 3.5 2.5 2.5 2.2 z.b 1.p 1.i "
    "1.1 1.e 2.d y.3e 1x.1g 7f.s 3.1c 1b.v d.t 5.11 a.t 2.z 4.7 1.4 16.4d i.z 4.z 4.13 8.1f c.a "
    "1.e 1.6 1.1 1.a 1.e 1.6 1.1 3.1f c.8m 9.l a.7 o.5 1.15 1.8 1x.5 2 1.17 1.1 3 2.m a.m 9.u "
    "1t.i 1.1 a.l a.p 6.p 12.1j 6.1 1s f.3 1.2 1.s 16.s 3.s z.7 1.r r.1h a.l a.i d.h 32.20 1j.1e "
    "d.1e d.z 12.r 9.m 6y.15 6.1 g.5 1k.s a 8.l 16.h 1a.k r.m c.1g 1l.1 2 d.18 w.o q.z t 2 8.y 3 "
    "c.1b e.3 l 1 z.h 1.o j.1 1r.6 1 1.3 1.e 1.9 7.1a 12.7 2.1 2.l 1.6 1.1 1.4 3 i c.4 u.9 1 2 "
    "1.11 1 p 1 18.1g i.3 k.2 u.1b k.1 1 54.1a 15.3 10.1b k 1n.16 d 1z.q 11.6 55.17 38.1r v.7 2 "
    "2.7 1.1 1.n f 1 2m.7 2.12 g 1 s a.13 7 l b.19 j i.20 5j.w v.8 1.10 h 1d.t 34.6 1.1 1.11 l "
    "p.5 1.1 1.v e n.17 78.i f 1.c 1.x 3g 27.pl 2u.32 h.5f 218.2o f.tr h.5 p.32y 5.g6 5a1.t "
    "1cy.fs 7.u h.26 h.t i.1b g.3 v.k 5.i c0.18 5v.1r w.o 2.o 18.22 5 1u.c 1s.1 1 e.4 9.5p1 15.v "
    "2p.36 6pp.3 1.6 1.1 1.82 f t.2 2 e.3 8.az 1s4.2y 5.c 3.8 7.9 4me.2c 1.1y 1.1 2 2.1 2.3 1.b "
    "1 1.6 1.1s 1.3 2.7 1.6 1.r 1.3 1.4 1 3.6 1.9f 2.o 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.7 "
    "1f8.u 6.5 79.1p 42.18 a.6 g 8x.t i.17 dg.r 6c.t 2 5r.u 1.2 1.1 1.6 2.4 9.1 68.6 1.3 1.1 1.e "
    "1.5g 1n.1v 7 xg.3 1.q 1.1 1 2 1.9 1.3 1 1 6 4 1 1 1.2 1.1 1 2 1 1 1 1 1.1 1 2.3 1.6 1.3 1.3 "
    "1 1.9 1.g 5.2 1.4 1.g 3es.wyn w.3dp 2.4gd 2.5rk f.h9 1wi.f1 15u.3t6 5.6jt"
)

_ID_CONTINUE = (
    "16 a 1 2 5.m 1.u 1.cp 4.b e.4 7 1 h.38 1.1 2.3 1 6.4 1 1.j 1.2a 1.3u 1.4 2.4l 1.11 2 6.14 "
    "8.18 1 1.1 1.1 1 8.q 4.3 t.a 5.21 4.2t 1.7 2.9 1.i 2 g.1m 2.2s e.1h 4 2 2.19 i.r 4.a 5.n "
    "1.6 7.22 1.3k 2.9 1.i 1.7 2.1 2.l 1.6 1 3.3 2.8 2.1 2.3 8 4.1 1.4 2.b a 1 2.2 1.5 4.1 2.l "
    "1.6 1.1 1.1 1.1 2 1.4 4.1 2.2 3 7.3 1 7.f b.2 1.8 1.2 1.l 1.6 1.1 1.4 2.9 1.2 1.2 2 f.3 2.9 "
    "9.6 1.2 1.7 2.1 2.l 1.6 1.1 1.4 2.8 2.1 2.2 7.2 4.1 1.4 2.9 1 g.1 1.5 3.2 1.3 3.1 1 1.1 3.1 "
    "3.2 3.b 4.4 3.2 1.3 2 6 e.9 g.c 1.2 1.m 1.f 2.8 1.2 1.3 7.1 1.2 1.1 2.3 2.9 g.3 1.7 1.2 1.m "
    "1.9 1.4 2.8 1.2 1.3 7.1 5.2 1.3 2.9 1.2 c.c 1.2 1.1e 1.2 1.4 5.3 7.4 2.9 a.5 1.2 1.h 3.n "
    "1.8 1 2.6 3 4.5 1 1.7 6.9 2.1 d.1l 5.e 1.9 13.1 1 1.4 1.n 1 1.m 2.4 1 1.6 1.9 2.3 w n.1 6.9 "
    "b 1 1 4.9 1.z 4.j 1.h 1.z 9 1l.21 6.25 2.11 1 5 2.16 1.98 1.3 2.6 1 1.3 2.14 1.3 2.w 1.3 "
    "2.6 1 1.3 2.e 1.1k 1.3 2.1u 2.2 9.8 e.f g.2d 2.5 3.h7 2.g 1.p 5.22 3.a 7.l 9.l b.j c.c 1.2 "
    "1.1 c.2b 3 4.1 2.9 x.2 1.a 6.2g 7.16 5.1x a.u 1.b 4.b a.13 2.4 b.17 4.p 6.a 11.r 4.1q 1.s "
    "2.a 6.9 d 8.d 1.u 2.b k.24 3.9 h.8 c.37 c.1j 8.9 3.1c 2.a 5.16 2.2 g.2 1.12 5.et 2.5 2.11 "
    "2.5 2.7 1 1 1 1.u 2.1g 1.6 1 3.2 1.6 3.3 2.5 4.c 5.2 1.6 f.1 1d.1 j s d g.c 1f.c 4 3.b h 4 "
    "2.9 1 2.5 6 1 1 1.f 2.3 5.4 4 h.14 22f.6c 6.8 c.11 1 5 2.1j 7 f.n 9.6 1.6 1.6 1.6 1.6 1.6 "
    "1.6 1.6 1.v ed.2 p.e 1.4 2.4 4.2d 2.6 1.2m 5.16 1.2l h.v 1c.f e8.533 1s.h3g 1v.19 2.7g 3.r "
    "k.1b 4.9 1.36 11.8 2.2u 2.29 k.1i 4 j.1f c.1x a.9 6.n 3 1.1c 2.z c.s 3.1s e.a 6.u 1.1i 9.d "
    "2.9 6.m 3.20 o.2 2.f 2.4 a.5 2.5 2.5 9.6 1.6 1.16 1.d 6.3e 1.1 2.9 6.8mb c.m 4.1c 6is.a5 "
    "2.2x 12.6 c.4 5.b 1.c 1.4 1 1.1 1.1 1.2z x.a2 i.1r 2.1h 14.b 4.f g.f 3.1 o.2 w.4 1.3q j.9 "
    "7.p 4 1.p a.2h 3.5 2.5 2.5 2.2 z.b 1.p 1.i 1.1 1.e 2.d y.3e 1x.1g 3s 3m.s 3.1c f v.v d.t "
    "5.16 5.t 2.z 4.7 1.4 16.4d 2.9 6.z 4.z 4.13 8.1f c.a 1.e 1.6 1.1 1.a 1.e 1.6 1.1 3.1f c.8m "
    "9.l a.7 o.5 1.15 1.8 1x.5 2 1.17 1.1 3 2.m a.m 9.u 1t.i 1.1 a.l a.p 6.p 12.1j 6.1 1s.3 1.1 "
    "5.7 1.2 1.s 2.2 4 w.s 3.s z.7 1.t p.1h a.l a.i d.h 32.20 1j.1e d.1e d.13 8.9 6.11 3.4 1.m "
    "6y.15 1.1 3.1 g.5 1e.y a 8.w v.l 16.k r.m 9.1y v.f 9.1n 7 d.o 7.9 6.1g 1.9 4.3 8.z 2 9.1w "
    "4.3 1.c 1 z.h 1.10 6.3 1q.6 1 1.3 1.e 1.9 7.1m 5.9 6.3 1.7 2.1 2.l 1.6 1.1 1.4 1.9 2.1 2.2 "
    "2 6 5.6 2.6 3.4 b.9 1 2 1.11 1.9 1 2 1.3 1.7 d.1 t.22 5.9 4.3 u.1x 1 8.9 4m.1h 2.8 n.5 y.1s "
    "3 b.9 12.1k 7.9 6.j s.q 2.e 4.9 6.6 55.1m 2t.21 l.7 2 2.7 1.1 1.t 1.1 2.8 c.9 1y.7 2.19 2.7 "
    "1.1 r.1q 8 8.21 3 i.20 2v.7 2g.w f.9 6.8 1.18 1.8 f.9 o.t 2.l 1.d 21.6 1.1 1.17 3 1.1 1.8 "
    "8.9 6.5 1.1 1.10 1.1 1.5 7.9 6.17 4.9 6u.m 9.g 1.14 3.4 d.a 2d 27.pl 2u.32 h.5f 218.2o f.tr "
    "g.l a.32y 5.g6 5a1.1l 1c6.fs 7.u 1.9 6.26 1.9 6.t 2.4 b.1i 9.3 c.9 9.k 5.i c0.18 3.9 5i.1r "
    "w.o 2.o 18.22 4.1k 7.g 1s.1 1.1 b.6 9.5p1 15.v 2p.36 6pp.3 1.6 1.1 1.82 f t.2 2 e.3 8.az "
    "1s4.2y 5.c 3.8 7.9 3.1 381.9 ee.19 2.m f2.4 3.5 8.7 2.6 u.3 44.2 cb.2c 1.1y 1.1 2 2.1 2.3 "
    "1.b 1 1.6 1.1s 1.3 2.7 1.6 1.r 1.3 1.4 1 3.6 1.9f 2.o 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.u 1.o "
    "1.7 2.1d e8.1i 4.1d 8 e m.4 1.e uo.u 6.5 5x.6 1.g 2.6 1.1 1.4 5.1p x 34.18 3.d 2.9 4 8x.u "
    "h.1l d2.15 5y.16 5h.u 1.l 8.1 68.6 1.3 1.1 1.e 1.5g b.6 15.23 4.9 x2.3 1.q 1.1 1 2 1.9 1.3 "
    "1 1 6 4 1 1 1.2 1.1 1 2 1 1 1 1 1.1 1 2.3 1.6 1.3 1.3 1 1.9 1.g 5.2 1.4 1.g 2lw.9 sm.wyn "
    "w.3dp 2.4gd 2.5rk f.h9 1wi.f1 15u.3t6 5.6jt f62u.6n"
)

_SLUG = (
    "16 a 4 5.m 1.u 1.cp 4.b e.4 7 1 h.38 1.1 2.3 1 6 1.2 1 1.j 1.2a 1.3u 1.4s 1.11 2 6.14 8.18 "
    "1 1.1 1.1 1 8.q 4.3 t.a 5.21 4.2t 1.7 2.9 1.i 2 g.1m 2.2s e.1h 4 2 2.19 i.r 4.a 1h.k 1.h "
    "b.e 1.3k 2.9 1.i 1.7 2.1 2.l 1.6 1 3.3 2.8 2.1 2.3 8 4.1 1.4 2.b a 1 2.2 1.5 4.1 2.l 1.6 "
    "1.1 1.1 1.1 2 1.4 4.1 2.2 3 7.3 1 7.f b.2 1.8 1.2 1.l 1.6 1.1 1.4 2.9 1.2 1.2 2 f.3 2.9 9.6 "
    "1.2 1.7 2.1 2.l 1.6 1.1 1.4 2.8 2.1 2.2 7.2 4.1 1.4 2.9 1 g.1 1.5 3.2 1.3 3.1 1 1.1 3.1 3.2 "
    "3.b 4.4 3.2 1.3 2 6 e.9 g.c 1.2 1.m 1.f 3.7 1.2 1.3 7.1 1.2 5.3 2.9 g.3 1.7 1.2 1.m 1.9 1.4 "
    "2.8 1.2 1.3 7.1 7 1.3 2.9 1.1 d.c 1.2 1.1e 1.2 1.4 5.3 7.4 2.9 a.5 1.2 1.h 3.n 1.8 1 2.6 3 "
    "4.5 1 1.7 6.9 2.1 d.1l 5.e 1.9 13.1 1 1.4 1.n 1 1.m 2.4 1 1.5 2.9 2.3 w n.1 6.9 b 1 1 4.9 "
    "1.z 4.j 1.h 1.z 9 1l.21 6.25 2.11 1 5 2.16 1.98 1.3 2.6 1 1.3 2.14 1.3 2.w 1.3 2.6 1 1.3 "
    "2.e 1.1k 1.3 2.1u 2.2 w.f g.2d 2.5 3.h7 2.g 1.p 5.22 3.a 7.c 1.6 b.k b.j c.c 1.2 1.1 c.2b 3 "
    "4.1 2.9 x.2 2.9 6.2g 7.16 5.1x a.u 1.b 4.b a.13 2.4 b.17 4.p 6.9 12.r 4.1q 1.s 2.a 6.9 d "
    "8.g 1r.23 4.9 h.8 c.37 c.1j 8.9 3.1c 2.8 7.16 2.2 g.2 1.12 5.6x 1.7u 2.5 2.11 2.5 2.7 1 1 1 "
    "1.u 2.1g 1.6 1 3.2 1.6 3.3 2.5 4.c 5.2 1.6 1u.1 j s d g.c 1f.w h 4 2.9 1 3.4 6 1 1 1.3 1.a "
    "2.3 5.4 4 h.14 ml.1f 1ee.1a 1.1a 1.3o 6.8 c.11 1 5 2.1j 7 f.n 9.6 1.6 1.6 1.6 1.6 1.6 1.6 "
    "1.6 1.v 1b d1.2 p.e 1.4 2.4 4.2d 2.1 2.2 1.2h 1.3 5.16 1.2l h.v 1c.f e8.533 1s.g70 3.wc "
    "1v.19 2.7g 3.r k.1e 1.9 1.36 11.8 2.2u 2.1g 2.8 16.1e 4 j.1f c.1x a.9 6.n 3 1.1c 2.z c.s "
    "3.1s e.a 6.u 1.1i 9.d 2.9 6.m 3.20 o.2 2.f 2.4 a.5 2.5 2.5 9.6 1.6 1.16 1.d 6.3e 1.1 2.9 "
    "6.8mb c.m 4.1c 6is.a5 2.2x 12.6 c.4 5.b 1.c 1.4 1 1.1 1.1 1.2z x.a2 i.1r 2.1h 14.b 4.f g.f "
    "3.1 o.2 w.4 1.3q j.9 7.p 4 1.p b.2g 3.5 2.5 2.5 2.2 z.b 1.p 1.i 1.1 1.e 2.d y.3e 1x.1g 3s "
    "3m.s 3.1c f v.v d.t 5.16 5.t 2.z 4.7 1.4 16.4d 2.9 6.z 4.z 4.13 8.1f 4c.8m 9.l a.7 48.5 2 "
    "1.17 1.1 3 2.m a.m 9.u 1t.i 1.1 a.l a.p 1y.1j 6.1 1s.3 1.1 5.7 1.2 1.s 2.2 4 w.s 3.s z.7 "
    "1.t p.1h a.l a.i d.h 32.20 1j.1e d.1e d.13 8.9 92.15 1.1 3.1 26.s a 8.w 2n.k r.m 9.1y v.9 "
    "f.1n l.o 7.9 6.1g 1.9 4.3 8.z 2 9.1w 4.3 1.c 1 z.h 1.10 6 1t.6 1 1.3 1.e 1.9 7.1m 5.9 6.3 "
    "1.7 2.1 2.l 1.6 1.1 1.4 1.9 2.1 2.2 2 6 5.6 2.6 3.4 3v.22 5.9 4.3 u.1x 1 8.9 4m.1h 2.8 n.5 "
    "y.1s 3 b.9 12.1k 7.9 1i.q 2.e 4.9 5i.1m 2t.21 l.7 2 2.7 1.1 1.t 1.1 2.8 c.9 1y.7 2.19 2.7 "
    "1.1 r.1q 8 8.21 3 y.1k 7b.8 1.18 1.8 f.9 o.t 2.l 1.d 21.6 1.1 1.17 3 1.1 1.8 8.9 6.5 1.1 "
    "1.10 1.1 1.5 7.9 8m.m 55 27.pl 2u.32 h.5f 24c.tq 34h.g6 6nt.fs 7.u 1.9 2u.t 2.4 b.1i 9.3 "
    "c.9 9.k 5.i j4.1r 3k.22 4.1k 7.g 1s.1 1.1 b.1 e.4qf 8.yd 16.8 6wn.7y 1d.2 h.3 8.az 1s4.2y "
    "5.c 3.8 7.9 3.1 43q.4 3.5 8.7 2.6 u.3 44.2 cb.2c 1.1y 1.1 2 2.1 2.3 1.b 1 1.6 1.1s 1.3 2.7 "
    "1.6 1.r 1.3 1.4 1 3.6 1.9f 2.o 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.7 2.1d e8.1i 4.1d 8 e "
    "m.4 1.e 11s.6 1.g 2.6 1.1 1.4 5x.18 3.d 2.9 4 a9.1l zq.5g b.6 15.23 4.9 x2.3 1.q 1.1 1 2 "
    "1.9 1.3 1 1 6 4 1 1 1.2 1.1 1 2 1 1 1 1 1.1 1 2.3 1.6 1.3 1.3 1 1.9 1.g 5.2 1.4 1.g hg.p "
    "6.p 6.p 21y.9 sm.wyl y.378 b.65 2.4g1 e.5rk 2e7.f1 15u.3t6 fcmt.6n"
)


@cache
def id_start() -> str:
    """First character of a JavaScript identifier (no escapes)."""
    return ID_START_ASCII + _ranges(_ID_START)


@cache
def id_continue() -> str:
    """Any further character of a JavaScript identifier."""
    return ID_CONTINUE_ASCII + _ranges(_ID_CONTINUE)


@cache
def jsx_start() -> str:
    """First character of a JSX name: as an identifier, but not above U+FFFF.

    The MDX parser reads UTF-16 units: ``<한글/>`` is an element, ``<𝒳/>`` is an error.
    """
    return JSX_START_ASCII + _ranges(_ID_START, 0xFFFF)


@cache
def jsx_continue() -> str:
    """Any further character of a JSX name: as an identifier, and ``-``; not above U+FFFF."""
    return JSX_CONTINUE_ASCII + _ranges(_ID_CONTINUE, 0xFFFF)


@cache
def slug_kept() -> str:
    """What github-slugger keeps of a lower-cased heading, and the space it makes a hyphen."""
    return SLUG_ASCII + _ranges(_SLUG)


def _ranges(table: str, last: int = 0x10FFFF) -> str:
    """The inside of a class for a table of ranges, up to the character `last`."""
    parts: list[str] = []
    at = 0x80
    for word in table.split():
        gap, _, more = word.partition(".")
        start = at + int(gap, 36)
        end = start + int(more or "0", 36)
        at = end + 1
        if start > last:
            break
        parts.append(chr(start) if end == start else f"{chr(start)}-{chr(end)}")
    return "".join(parts)
