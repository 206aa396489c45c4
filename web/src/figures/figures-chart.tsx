import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AnswerAttachment, Chart } from '../api';
import { useLanguage } from '../i18n/language';
import { useSame } from '../ui/use-same';
import { ChartPicture } from './chart-picture';
import { describeChart } from './describe-chart';
import classes from './figures.module.css';

interface FiguresChartProps {
  chart: Chart;
  /** Shown where the chart cannot be drawn. */
  picture: AnswerAttachment | undefined;
}

/** A chart that answers the pointer; what draws it is fetched when the first one is shown. */
export function FiguresChart({ chart: given, picture }: FiguresChartProps) {
  const { language, text } = useLanguage();
  const isDark = useComputedColorScheme('light') === 'dark';
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const chart = useSame(given);

  useEffect(() => {
    let end: (() => void) | null = null;
    let isGone = false;
    import('./draw-chart').then(
      ({ drawChart }) => {
        if (isGone || !box.current) return;
        try {
          end = drawChart(box.current, chart, { language, isDark });
        } catch {
          setFailed(true);
        }
      },
      () => {
        if (!isGone) setFailed(true);
      },
    );
    return () => {
      isGone = true;
      end?.();
    };
  }, [chart, language, isDark]);

  if (failed) return <ChartPicture picture={picture} />;
  return (
    <div
      ref={box}
      className={classes.chart}
      role="img"
      aria-label={describeChart(chart, language, text)}
      data-testid="figures-chart"
    />
  );
}
