import type { ChannelLogin } from './ports/channel-login';

/** A QR code as a picture of dark squares. */
export interface QrCode {
  /** Squares on a side, without the quiet zone around it. */
  size: number;
  /** Path of an SVG element in units of one square. */
  path: string;
}

/** An account that a person logs in to, for the admins' page. */
export type LoginView = Omit<ChannelLogin, 'qrText'> & {
  /** Null when there is nothing to scan. */
  qrCode: QrCode | null;
};
