{{/* Labels of one part of the platform: (dict "root" $ "name" "gateway") */}}
{{- define "graph-olap.labels" -}}
{{ include "graph-olap.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: graph-olap
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "graph-olap.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* Image of one service: (dict "root" $ "name" "gateway") */}}
{{- define "graph-olap.image" -}}
{{- $image := .root.Values.image -}}
{{ $image.repository }}/{{ .name }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ if eq $image.flavor "native" }}-native{{ end }}
{{- end }}

{{- define "graph-olap.externalUrl" -}}
{{ if .Values.ingress.tlsSecret }}https{{ else }}http{{ end }}://{{ .Values.host }}
{{- end }}

{{/* Where the store's claim is mounted: the path of its root. */}}
{{- define "graph-olap.storePath" -}}
{{ .Values.store.root | trimPrefix "file://" | trimSuffix "/" }}
{{- end }}

{{/* Fails for what no schema can tell. */}}
{{- define "graph-olap.check" -}}
{{- if and .Values.auth.dev (ne .Values.profile "local") -}}
{{- fail "auth.dev: must be false outside profile: local; it believes whatever a client says of itself" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.tlsSecret) (ne .Values.profile "local") -}}
{{- fail "ingress.tlsSecret: must name a Secret with a certificate; it may be empty only with profile: local" -}}
{{- end -}}
{{- if and (hasPrefix "verify" .Values.database.sslMode) (not .Values.database.caSecret) -}}
{{- fail "database.caSecret: must name a Secret with ca.crt while database.sslMode is verify-ca or verify-full" -}}
{{- end -}}
{{- if and .Values.kafka.topics.create (not .Values.kafka.topics.image) -}}
{{- fail "kafka.topics.image: must name an image with Kafka's scripts while kafka.topics.create is true" -}}
{{- end -}}
{{- with .Values.exportWorker.autoscaling -}}
{{- if and .enabled (not .prometheus) -}}
{{- fail "exportWorker.autoscaling.prometheus: must be the address of a Prometheus while autoscaling is enabled" -}}
{{- end -}}
{{- if lt (int .maxReplicas) (int .minReplicas) -}}
{{- fail (printf "exportWorker.autoscaling.maxReplicas: is %d; it must be minReplicas (%d) or more" (int .maxReplicas) (int .minReplicas)) -}}
{{- end -}}
{{- end -}}
{{- end }}
