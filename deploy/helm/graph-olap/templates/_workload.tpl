{{/*
One service: its account, settings, pods, addresses and disruption budget.
  root, name, values   the chart's root, the service's name and its own values
  http, management     ports
  settings             lines of its properties file; secrets stand there as ${VARIABLE}
  variables            the variables named there, as YAML
  kafkaSecret          Secret with its Kafka user
  volumes, mounts      more of them, as YAML; may be left out
  grace                seconds a pod may take to end
  apiAccess            whether it calls the Kubernetes API
  scaled               whether something else sets the number of replicas
*/}}
{{- define "graph-olap.workload" -}}
{{- $root := .root -}}
{{- $v := $root.Values -}}
{{- $labels := include "graph-olap.labels" (dict "root" $root "name" .name) -}}
{{- $selector := include "graph-olap.selector" (dict "root" $root "name" .name) -}}
{{- $database := contains "quarkus.datasource" .settings -}}
{{- $databaseCa := and $database (hasPrefix "verify" $v.database.sslMode) -}}
{{- $kafkaCa := and (hasSuffix "SSL" $v.kafka.securityProtocol) $v.kafka.caSecret -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  labels: {{- $labels | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .name }}-settings
  labels: {{- $labels | nindent 4 }}
data:
  service.properties: |
    {{- .settings | nindent 4 }}
    {{- range $key, $value := .values.config }}
    {{ $key }}={{ $value }}
    {{- end }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  labels: {{- $labels | nindent 4 }}
spec:
  {{- if not .scaled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  selector:
    matchLabels: {{- $selector | nindent 6 }}
  strategy:
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  template:
    metadata:
      labels: {{- $labels | nindent 8 }}
      annotations:
        checksum/settings: {{ printf "%s%s" .settings (toJson .values.config) | sha256sum }}
        prometheus.io/scrape: "true"
        prometheus.io/port: {{ .management | quote }}
        prometheus.io/path: /metrics
        {{- with $v.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ .name }}
      automountServiceAccountToken: {{ .apiAccess | default false }}
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ .grace }}
      {{- with $v.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with $v.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $v.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- $selector | nindent 14 }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: {{ .name }}
          image: {{ include "graph-olap.image" (dict "root" $root "name" .name) }}
          imagePullPolicy: {{ $v.image.pullPolicy }}
          ports:
            - {name: http, containerPort: {{ .http }}}
            - {name: management, containerPort: {{ .management }}}
          env:
            - {name: QUARKUS_PROFILE, value: {{ $v.profile }}}
            - {name: SMALLRYE_CONFIG_LOCATIONS, value: "file:/etc/graph-olap/settings/service.properties"}
            - {name: MALLOC_ARENA_MAX, value: "2"}
            {{- if and (eq $v.image.flavor "jvm") .values.jvmOptions }}
            - {name: JDK_JAVA_OPTIONS, value: {{ .values.jvmOptions | quote }}}
            {{- end }}
            {{- include "graph-olap.secretVariable" (list "SERVICE_TOKEN" $v.secrets.serviceTokens .name) | nindent 12 }}
            {{- if hasPrefix "SASL" $v.kafka.securityProtocol }}
            {{- include "graph-olap.secretVariable" (list "KAFKA_JAAS" .kafkaSecret "sasl.jaas.config") | nindent 12 }}
            {{- end }}
            {{- with .variables }}
            {{- . | nindent 12 }}
            {{- end }}
          resources: {{- toYaml .values.resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            privileged: false
            capabilities: {drop: [ALL]}
          # Ten minutes: a database that is away is waited for before the ports open.
          startupProbe:
            httpGet: {path: /q/health/started, port: management}
            periodSeconds: 2
            timeoutSeconds: 3
            failureThreshold: 300
          readinessProbe:
            httpGet: {path: /q/health/ready, port: management}
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 2
          livenessProbe:
            httpGet: {path: /q/health/live, port: management}
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 6
          volumeMounts:
            - {name: settings, mountPath: /etc/graph-olap/settings, readOnly: true}
            - {name: tmp, mountPath: /tmp}
            {{- if $databaseCa }}
            - {name: database-ca, mountPath: /etc/graph-olap/database, readOnly: true}
            {{- end }}
            {{- if $kafkaCa }}
            - {name: kafka-ca, mountPath: /etc/graph-olap/kafka, readOnly: true}
            {{- end }}
            {{- with .mounts }}
            {{- . | nindent 12 }}
            {{- end }}
      volumes:
        - name: settings
          configMap: {name: {{ .name }}-settings}
        - name: tmp
          emptyDir: {sizeLimit: 1Gi}
        {{- if $databaseCa }}
        - name: database-ca
          secret: {secretName: {{ $v.database.caSecret }}}
        {{- end }}
        {{- if $kafkaCa }}
        - name: kafka-ca
          secret: {secretName: {{ $v.kafka.caSecret }}}
        {{- end }}
        {{- with .volumes }}
        {{- . | nindent 8 }}
        {{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels: {{- $labels | nindent 4 }}
spec:
  selector: {{- $selector | nindent 4 }}
  ports:
    - {name: http, port: {{ .http }}, targetPort: http}
---
# The internal API, health and metrics, apart from what people reach.
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}-internal
  labels: {{- $labels | nindent 4 }}
spec:
  selector: {{- $selector | nindent 4 }}
  ports:
    - {name: management, port: {{ .management }}, targetPort: management}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels: {{- $labels | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- $selector | nindent 6 }}
{{- end }}
