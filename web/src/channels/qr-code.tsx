import type { QrCode as Code } from '../api';
import classes from './login-dialog.module.css';

/** Phones want so many light squares around a code. */
const quiet = 4;

/** Dark on light in every colour scheme: phones read it only so. */
export function QrCode({ code: { size, path }, label }: { code: Code; label: string }) {
  const side = size + 2 * quiet;
  return (
    <svg
      className={classes.code}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid="qr-code"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
