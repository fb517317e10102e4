export function Old({ title, size = 3, children, unused }) {
  return (
    <div data-size={size}>
      {title}
      {children}
    </div>
  );
}

export default function ({ name, ...rest }) {
  return <p {...rest}>{name}</p>;
}
