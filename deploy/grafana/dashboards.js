// What each dashboard shows, in the order of its rows.
import {
  DashboardBuilder, DashboardCursorSync, DashboardLinkBuilder, DashboardLinkType, DatasourceVariableBuilder, RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { W, lines, number, query, table } from './panels.js';

const SERVICES = 'control-plane|gateway|export-worker|import-scheduler';

/** @param {number} q @param {string} metric histogram @param {string} by labels @param {string} where matchers */
const quantile = (q, metric, by = '', where = '') =>
  `histogram_quantile(${q}, sum by (${by ? `${by}, ` : ''}le) (rate(${metric}_bucket{${where}}[${W}])))`;

/** @param {string} metric timer @param {string} by labels @param {string} where matchers */
const mean = (metric, by, where = '') =>
  `sum by (${by}) (rate(${metric}_sum{${where}}[${W}])) / sum by (${by}) (rate(${metric}_count{${where}}[${W}]))`;

/** @param {string} counter @param {string} by labels @param {string} where matchers */
const rate = (counter, by, where = '') => `sum by (${by}) (rate(${counter}{${where}}[${W}]))`;

/** @param {string} uid @param {string} title @param {string} description */
const dashboard = (uid, title, description) =>
  new DashboardBuilder(`Graph OLAP / ${title}`)
    .uid(`graph-olap-${uid}`)
    .description(description)
    .tags(['graph-olap'])
    .timezone('browser')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .readonly()
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'))
    .link(new DashboardLinkBuilder('Graph OLAP')
      .type(DashboardLinkType.Dashboards).tags(['graph-olap']).asDropdown(true).keepTime(true));

const analyst = dashboard('analyst', 'Analyst experience', 'From the click to the first answer, and whether promises are kept.')
  .withRow(new RowBuilder('Promises'))
  .withPanel(number('Starts within 4 s, 6 h', 'sum(increase(graph_olap_instance_start_seconds_bucket{le="4.0"}[6h])) / sum(increase(graph_olap_instance_start_seconds_count[6h]))', { unit: 'percentunit', help: 'Objective: 99 % of first answers under 5 s.' }))
  .withPanel(number('Exports that broke, 6 h', 'sum(increase(graph_olap_exports_ended_total{outcome="broken"}[6h]))', { red: 1, help: 'Objective: 99.5 % end ready or with a reason that their owner can act on.' }))
  .withPanel(number('Oldest orphan', 'max(orphaned_pods_oldest_age_seconds)', { unit: 's', red: 300, help: 'Objective: none older than 5 minutes.' }))
  .withPanel(number('Cancels within 2 s, 6 h', 'sum(increase(graph_olap_cancel_duration_seconds_bucket{le="2.0"}[6h])) / sum(increase(graph_olap_cancel_duration_seconds_count[6h]))', { unit: 'percentunit', help: 'Objective: 99 %.' }))
  .withPanel(number('Instances that run', 'max(instances_by_status_total{status="running"})'))
  .withPanel(number('Queries, 6 h', 'sum(increase(graph_olap_gateway_query_duration_seconds_count{kind="query"}[6h]))'))
  .withRow(new RowBuilder('From the click to the first answer'))
  .withPanel(lines('Time to start', [
    query(quantile(0.5, 'graph_olap_instance_start_seconds', 'kind'), '{{kind}} p50'),
    query(quantile(0.99, 'graph_olap_instance_start_seconds', 'kind'), '{{kind}} p99'),
  ], { unit: 's', red: 4, help: 'From the wish, once the snapshot is ready, until queries are taken.' }))
  .withPanel(lines('Time of export jobs', [query(mean('graph_olap_export_job_seconds', 'kind'), '{{kind}}')], { unit: 's', help: 'A snapshot is as late as its longest node or edge, its finish and its graph build together.' }))
  .withPanel(lines('Time of queries', [
    query(quantile(0.5, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p50'),
    query(quantile(0.95, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p95'),
    query(quantile(0.99, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p99'),
  ], { unit: 's', help: 'At the gateway, as people see it.' }))
  .withPanel(lines('Error budgets burn', [
    query('slo:first_answer:bad_ratio_5m / 0.01', 'first answers'),
    query('slo:exports:bad_ratio_5m / 0.005', 'exports'),
    query('slo:orphans:bad_ratio_5m / 0.001', 'orphans'),
    query('slo:cancel:bad_ratio_5m / 0.01', 'cancels'),
  ], { red: 14.4, width: 12, help: '1 uses the budget up in exactly 30 days; 14.4 pages somebody.' }))
  .withPanel(lines('Answers by outcome', [query(rate('graph_olap_gateway_query_duration_seconds_count', 'kind, status'), '{{kind}} {{status}}')], { unit: 'reqps', width: 12, stacked: true }));

const exports = dashboard('exports', 'Exports', 'From tables to snapshots: the queue, the workers, the failures.')
  .withPanel(number('Jobs that wait', 'max(graph_olap_export_queue_depth)', { red: 50 }))
  .withPanel(number('Jobs that run', 'max(export_jobs_by_status_total{status="claimed"})'))
  .withPanel(number('Workers up', 'sum(up{job="export-worker"})'))
  .withPanel(number('Snapshots made, 24 h', 'sum(increase(snapshots_finalized_total[24h]))'))
  .withPanel(number('Owners can mend, 24 h', 'sum(increase(graph_olap_exports_ended_total{outcome="mendable"}[24h]))', { help: 'Failures that name a query, a column or a row.' }))
  .withPanel(number('Broken, 24 h', 'sum(increase(graph_olap_exports_ended_total{outcome="broken"}[24h]))', { red: 1 }))
  .withPanel(lines('Jobs by status', [query('max by (status) (export_jobs_by_status_total)', '{{status}}')], { width: 12 }))
  .withPanel(lines('Jobs that ended', [query(rate('graph_olap_export_job_seconds_count', 'kind, outcome'), '{{kind}} {{outcome}}')], { unit: 'ops', width: 12, stacked: true }))
  .withPanel(lines('Time of jobs, p95', [query(quantile(0.95, 'graph_olap_export_job_seconds', 'kind'), '{{kind}}')], { unit: 's' }))
  .withPanel(lines('How snapshots ended', [query(rate('graph_olap_exports_ended_total', 'outcome'), '{{outcome}}')], { unit: 'ops', stacked: true }))
  .withPanel(lines('Jobs whose worker was lost', [
    query(rate('stale_export_claims_detected_total', ''), 'lost'),
    query(rate('stale_export_claims_reset_total', ''), 'given to another'),
  ], { unit: 'ops' }))
  .withPanel(lines('CPU of workers', [query('process_cpu_usage{job="export-worker"}', '{{instance}}')], { unit: 'percentunit' }))
  .withPanel(lines('Heap of workers', [query('sum by (instance) (jvm_memory_used_bytes{job="export-worker",area="heap"})', '{{instance}}')], { unit: 'bytes', help: 'Without graph builds, which are processes of their own.' }))
  .withPanel(lines('Files of deleted snapshots that could not be removed', [query(rate('snapshot_gcs_cleanup_failures_total', 'job'), '{{job}}')], { unit: 'ops' }));

const instances = dashboard('instances', 'Instances', 'What runs, how it starts, and what the reconciler finds.')
  .withPanel(number('Running', 'max(instances_by_status_total{status="running"})'))
  .withPanel(number('Starting', 'max(instances_by_status_total{status="starting"})'))
  .withPanel(number('Failed', 'max(instances_by_status_total{status="failed"})', { red: 1 }))
  .withPanel(number('Never launched', 'max(instances_without_pod_name)', { red: 1 }))
  .withPanel(number('Orphans', 'max(orphaned_pods_detected_current)', { red: 1 }))
  .withPanel(number('Oldest orphan', 'max(orphaned_pods_oldest_age_seconds)', { unit: 's', red: 300 }))
  .withPanel(lines('Instances by status', [query('max by (status) (instances_by_status_total)', '{{status}}')], { width: 12, stacked: true }))
  .withPanel(lines('Time to start', [
    query(quantile(0.5, 'graph_olap_instance_start_seconds', 'kind'), '{{kind}} p50'),
    query(quantile(0.99, 'graph_olap_instance_start_seconds', 'kind'), '{{kind}} p99'),
  ], { unit: 's', width: 12, red: 4 }))
  .withPanel(lines('What the reconciler found', [
    query(rate('orphaned_pods_detected_total', ''), 'orphans'),
    query(rate('missing_pods_detected_total', ''), 'gone'),
    query(rate('status_drift_detected_total', ''), 'late or silent'),
  ], { unit: 'ops' }))
  .withPanel(lines('What it did about it', [
    query(rate('orphaned_pods_cleaned_total', ''), 'orphans ended'),
    query(rate('orphaned_pods_cleanup_failures_total', ''), 'orphans not ended'),
    query(rate('missing_pods_handled_total', ''), 'failed, gone'),
    query(rate('status_drift_fixed_total', ''), 'failed, late or silent'),
  ], { unit: 'ops' }))
  .withPanel(lines('Looks of the reconciler', [
    query(rate('reconciliation_passes_total', ''), 'looks a second'),
    query(mean('reconciliation_pass_duration_seconds', 'job'), 'seconds a look'),
  ]))
  .withPanel(lines('Instances that ended by the clock', [
    query(rate('ttl_instances_terminated_total', ''), 'time to live'),
    query(rate('inactive_instances_terminated_total', ''), 'not used'),
  ], { unit: 'ops' }))
  .withPanel(lines('More memory for instances', [
    query(rate('resource_monitor_proactive_resizes_total', ''), 'in good time'),
    query(rate('resource_monitor_urgent_resizes_total', ''), 'at the last moment'),
    query(rate('resource_monitor_failures_total', ''), 'not possible'),
  ], { unit: 'ops' }))
  .withPanel(lines('Heap of wrappers', [query('sum by (instance) (jvm_memory_used_bytes{job="wrapper",area="heap"})', '{{instance}}')], { unit: 'bytes', help: 'Without the buffers of the engine, which are not in the heap.' }));

const queries = dashboard('queries', 'Queries and algorithms', 'What is asked of graphs, and how fast it is answered.')
  .withPanel(number('Queries a second', 'sum(rate(graph_olap_gateway_query_duration_seconds_count{kind="query"}[5m]))', { unit: 'reqps' }))
  .withPanel(number('Run now', 'sum(graph_olap_queries_running)'))
  .withPanel(number('Wait now', 'sum(graph_olap_queries_waiting)', { red: 5 }))
  .withPanel(number('At the gateway now', 'sum(graph_olap_gateway_queries_running)'))
  .withPanel(number('Held for instances', 'sum(graph_olap_gateway_held_requests)', { red: 200 }))
  .withPanel(number('Algorithms, 24 h', 'sum(increase(graph_olap_algorithm_duration_seconds_count[24h]))'))
  .withPanel(lines('Time at the gateway', [
    query(quantile(0.5, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p50'),
    query(quantile(0.95, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p95'),
    query(quantile(0.99, 'graph_olap_gateway_query_duration_seconds', 'kind'), '{{kind}} p99'),
  ], { unit: 's', width: 12 }))
  .withPanel(lines('Time in the engine, by instance, p95', [query(quantile(0.95, 'graph_olap_query_duration_seconds', 'instance'), '{{instance}}')], { unit: 's', width: 12 }))
  .withPanel(lines('Queries by outcome', [query(rate('graph_olap_query_duration_seconds_count', 'outcome'), '{{outcome}}')], { unit: 'reqps', stacked: true }))
  .withPanel(lines('Run and wait', [
    query('sum(graph_olap_queries_running)', 'run'),
    query('sum(graph_olap_queries_waiting)', 'wait'),
  ]))
  .withPanel(lines('Rows answered', [query(rate('graph_olap_gateway_query_rows_total', 'kind'), '{{kind}}')], { unit: 'rowsps' }))
  .withPanel(lines('Time of algorithms', [query(mean('graph_olap_algorithm_duration_seconds', 'algorithm'), '{{algorithm}}')], { unit: 's', width: 12 }))
  .withPanel(lines('Algorithms by outcome', [query(rate('graph_olap_algorithm_duration_seconds_count', 'algorithm, status'), '{{algorithm}} {{status}}')], { unit: 'ops', width: 12, stacked: true }))
  .withPanel(lines('Cancels: time until it stopped, p99', [query(quantile(0.99, 'graph_olap_cancel_duration_seconds', 'kind'), '{{kind}}')], { unit: 's', red: 2 }))
  .withPanel(lines('Requests through the gateway', [query(rate('graph_olap_gateway_request_duration_seconds_count', 'method, status'), '{{method}} {{status}}')], { unit: 'reqps', stacked: true }))
  .withPanel(lines('CPU of wrappers', [query('process_cpu_usage{job="wrapper"}', '{{instance}}')], { unit: 'percentunit' }));

const control = dashboard('control-plane', 'Control plane and jobs', 'The API and what runs by the clock.')
  .withPanel(number('Requests a second', 'sum(rate(http_server_requests_seconds_count{job="control-plane"}[5m]))', { unit: 'reqps' }))
  .withPanel(number('Errors', 'sum(rate(http_server_requests_seconds_count{job="control-plane",status=~"5.."}[5m]) or 0 * rate(http_server_requests_seconds_count{job="control-plane"}[5m])) / sum(rate(http_server_requests_seconds_count{job="control-plane"}[5m]))', { unit: 'percentunit', red: 0.01 }))
  .withPanel(number('Replicas', 'sum(up{job="control-plane"})'))
  .withPanel(number('Clients that listen', 'sum(graph_olap_event_streams)'))
  .withPanel(number('Jobs that fail', 'count(min by (job_name) (background_job_health_status) == 0) or vector(0)', { red: 1 }))
  .withPanel(number('Tables known', 'max(schema_cache_entries_total{entity_type="table"})'))
  .withPanel(lines('Requests by status', [query(rate('http_server_requests_seconds_count', 'status', 'job="control-plane"'), '{{status}}')], { unit: 'reqps', width: 12, stacked: true }))
  .withPanel(lines('Time of requests', [
    query(quantile(0.5, 'http_server_requests_seconds', '', 'job="control-plane"'), 'p50'),
    query(quantile(0.95, 'http_server_requests_seconds', '', 'job="control-plane"'), 'p95'),
    query(quantile(0.99, 'http_server_requests_seconds', '', 'job="control-plane"'), 'p99'),
  ], { unit: 's', width: 12, red: 1 }))
  .withPanel(table('Slowest paths', 'topk(10, sum by (method, uri) (rate(http_server_requests_seconds_sum{job="control-plane"}[5m])) / (sum by (method, uri) (rate(http_server_requests_seconds_count{job="control-plane"}[5m])) > 0))', { unit: 's' }))
  .withPanel(table('Busiest paths', 'topk(10, sum by (method, uri) (rate(http_server_requests_seconds_count{job="control-plane"}[5m])))', { unit: 'reqps' }))
  .withPanel(lines('Runs of jobs', [query(rate('background_job_execution_total', 'job_name, status'), '{{job_name}} {{status}}')], { unit: 'ops' }))
  .withPanel(lines('Time of jobs', [query(mean('background_job_execution_duration_seconds', 'job_name'), '{{job_name}}')], { unit: 's' }))
  .withPanel(lines('Since the last success', [query('time() - max by (job_name) (background_job_last_success_timestamp_seconds > 0)', '{{job_name}}')], { unit: 's', red: 7200 }))
  .withPanel(lines('What ended by the clock', [
    query(rate('ttl_mappings_deleted_total', ''), 'mappings'),
    query(rate('ttl_snapshots_deleted_total', ''), 'snapshots'),
    query(rate('ttl_instances_terminated_total', ''), 'instances'),
    query('sum(rate(lifecycle_termination_failures_total[$__rate_interval]))', 'could not end'),
  ], { unit: 'ops' }))
  .withPanel(lines('Refreshes of the schema browser', [query(rate('schema_cache_refreshes_total', 'status'), '{{status}}')], { unit: 'ops' }))
  .withPanel(lines('Heap', [query('sum by (instance) (jvm_memory_used_bytes{job="control-plane",area="heap"})', '{{instance}}')], { unit: 'bytes' }));

const dependencies = dashboard('dependencies', 'Dependencies', 'PostgreSQL, Kafka, and the processes themselves.')
  .withPanel(number('Processes up', `sum(up{job=~"${SERVICES}"})`))
  .withPanel(number('Processes down', `sum(up{job=~"${SERVICES}"} == bool 0)`, { red: 1 }))
  .withPanel(number('Connections in use', 'max(graph_olap_database_connections{state="in_use"})'))
  .withPanel(number('Events to publish', 'sum(outbox_backlog)', { red: 500 }))
  .withPanel(number('Events put aside, 24 h', 'sum(increase(events_read_total{outcome=~"unreadable|failed"}[24h])) or vector(0)', { red: 1 }))
  .withPanel(number('Records behind', 'max(kafka_consumer_fetch_manager_records_lag_max) or vector(0)', { red: 1000 }))
  .withPanel(lines('Database connections', [query('sum by (state) (graph_olap_database_connections)', '{{state}}')]))
  .withPanel(lines('Events published', [query(rate('outbox_published_total', 'job'), '{{job}}')], { unit: 'ops' }))
  .withPanel(lines('From the change to Kafka', [query(mean('outbox_relay_lag_seconds', 'job'), '{{job}}')], { unit: 's', red: 2 }))
  .withPanel(lines('Events read', [query(rate('events_read_total', 'job, topic, outcome'), '{{job}} {{topic}} {{outcome}}')], { unit: 'ops', width: 12 }))
  .withPanel(lines('Up', [query('min by (job) (up)', '{{job}}')], { width: 12, max: 1 }))
  .withPanel(lines('CPU', [query('sum by (job) (process_cpu_usage)', '{{job}}')], { unit: 'percentunit' }))
  .withPanel(lines('Heap', [query('sum by (job) (jvm_memory_used_bytes{area="heap"})', '{{job}}')], { unit: 'bytes' }))
  .withPanel(lines('Time in garbage collection', [query(rate('jvm_gc_pause_seconds_sum', 'job'), '{{job}}')], { unit: 'percentunit', red: 0.1 }))
  .withPanel(lines('Open files', [query('sum by (job) (process_files_open_files)', '{{job}}')]))
  .withPanel(lines('Threads', [query('sum by (job) (jvm_threads_live_threads)', '{{job}}')]))
  .withPanel(lines('Up since', [query('time() - process_start_time_seconds', '{{job}} {{instance}}')], { unit: 's' }));

export const dashboards = [analyst, exports, instances, queries, control, dependencies];
