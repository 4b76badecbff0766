declare module '@mixmark-io/domino' {
  const domino: { createDocument(html?: string, force?: boolean): unknown };
  export default domino;
}
