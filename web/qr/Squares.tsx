import makeQr from 'qrcode-generator';

/** A text as a QR code. */
export function Squares({ text, label }: { text: string; label: string }) {
  const qr = makeQr(0, 'M');
  qr.addData(text);
  qr.make();
  const size = qr.getModuleCount();
  const dark: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (qr.isDark(row, column)) {
        dark.push(`M${column + 4} ${row + 4}h1v1h-1z`);
      }
    }
  }
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width="100%" height="100%" />
      <path className="qr-squares" d={dark.join('')} />
    </svg>
  );
}
