import { chained, type Homography } from '../../recognition/homography';

interface Size {
  width: number;
  height: number;
}

/** Leads on from a picture that was turned clockwise to the one before its turns. @param turned size after the turns */
export function fromTurned(toTurned: Homography, turns: 0 | 1 | 2 | 3, turned: Size): Homography {
  const { width, height } = turned;
  const back: readonly Homography[] = [
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
    [0, 1, 0, -1, 0, width, 0, 0, 1],
    [-1, 0, width, 0, -1, height, 0, 0, 1],
    [0, -1, height, 1, 0, 0, 0, 0, 1],
  ];
  return chained(toTurned, back[turns] as Homography);
}
