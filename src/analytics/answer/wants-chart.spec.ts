import { wantsChart } from './wants-chart';

it.each(['今年心血管方向发了多少篇，按月画个图', '给我一张折线图', 'plot papers per month', '做个饼图'])(
  'hears it in %j',
  (text) => {
    expect(wantsChart(text)).toBe(true);
  },
);

it.each(['今年心血管方向发了多少篇', '图像分割方向有几篇', 'papers per month', '图书馆有几本'])(
  'does not in %j',
  (text) => {
    expect(wantsChart(text)).toBe(false);
  },
);
