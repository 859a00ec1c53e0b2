export function Component() {
  return <h1>CommandPage</h1>;
}
