// The few kinds of panels that all dashboards are made of.
import * as common from '@grafana/grafana-foundation-sdk/common';
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** The variable that every dashboard has. */
export const datasource = { type: 'prometheus', uid: '${datasource}' };

/** How long a rate looks back. */
export const W = '$__rate_interval';

/**
 * @param {string} expr PromQL
 * @param {string} legend template of the legend
 */
export const query = (expr, legend) => ({ expr, legend });

/** @typedef {{expr: string, legend: string}} Query */
/** @typedef {{unit?: string, help?: string, width?: number, red?: number, max?: number, stacked?: boolean}} Look */

/** @param {Query[]} queries @param {(builder: DataqueryBuilder) => DataqueryBuilder} kind */
const targets = (queries, kind) =>
  queries.map(({ expr, legend }, index) =>
    kind(new DataqueryBuilder().expr(expr).legendFormat(legend).refId(String.fromCharCode(65 + index))));

/** @param {number | undefined} red */
const thresholds = (red) => {
  const steps = [{ value: null, color: 'green' }];
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(red === undefined ? steps : [...steps, { value: red, color: 'red' }]);
};

/**
 * Lines over time. Exemplars are asked for, so that a point leads to its trace.
 * @param {string} title @param {Query[]} queries @param {Look} look
 */
export const lines = (title, queries, look = {}) => {
  const panel = new TimeseriesBuilder()
    .title(title)
    .description(look.help ?? '')
    .datasource(datasource)
    .targets(targets(queries, (q) => q.range().exemplar(true)))
    .unit(look.unit ?? 'short')
    .min(0)
    .thresholds(thresholds(look.red))
    .fillOpacity(look.stacked ? 30 : 8)
    .lineWidth(1)
    .showPoints(common.VisibilityMode.Never)
    .legend(new common.VizLegendOptionsBuilder()
      .displayMode(common.LegendDisplayMode.List).placement(common.LegendPlacement.Bottom).showLegend(true))
    .height(8)
    .span(look.width ?? 8);
  if (look.red !== undefined) {
    panel.thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Dashed));
  }
  if (look.stacked) {
    panel.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
  }
  return look.max === undefined ? panel : panel.max(look.max);
};

/**
 * One number, now.
 * @param {string} title @param {string} expr @param {Look} look
 */
export const number = (title, expr, look = {}) =>
  new StatBuilder()
    .title(title)
    .description(look.help ?? '')
    .datasource(datasource)
    .targets(targets([query(expr, '')], (q) => q.instant()))
    .unit(look.unit ?? 'short')
    .thresholds(thresholds(look.red))
    .height(4)
    .span(look.width ?? 4);

/**
 * One row per series, now.
 * @param {string} title @param {string} expr @param {Look} look
 */
export const table = (title, expr, look = {}) =>
  new TableBuilder()
    .title(title)
    .description(look.help ?? '')
    .datasource(datasource)
    .targets(targets([query(expr, '')], (q) => q.instant()))
    .unit(look.unit ?? 'short')
    .height(8)
    .span(look.width ?? 12);
