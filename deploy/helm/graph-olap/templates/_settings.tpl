{{/* Settings of every service: (dict "root" $ "http" 8000 "management" 9000) */}}
{{- define "graph-olap.settings" -}}
quarkus.http.host=0.0.0.0
quarkus.http.port={{ .http }}
quarkus.management.host=0.0.0.0
quarkus.management.port={{ .management }}
graph-olap.service.token=${SERVICE_TOKEN}
{{ with .root.Values.kafka -}}
kafka.bootstrap.servers={{ .bootstrapServers }}
kafka.security.protocol={{ .securityProtocol }}
{{- if hasPrefix "SASL" .securityProtocol }}
kafka.sasl.mechanism={{ .saslMechanism }}
kafka.sasl.jaas.config=${KAFKA_JAAS}
{{- end }}
{{- if and (hasSuffix "SSL" .securityProtocol) .caSecret }}
kafka.ssl.truststore.type=PEM
kafka.ssl.truststore.location=/etc/graph-olap/kafka/ca.crt
{{- end }}
{{- end }}
{{- end }}

{{/* Settings of a service that people reach. */}}
{{- define "graph-olap.authSettings" -}}
{{ with .Values.auth -}}
graph-olap.auth.audience={{ .audience }}
{{- if .dev }}
graph-olap.auth.dev=true
{{- end }}
{{- with .issuer }}
graph-olap.auth.issuer={{ . }}
{{- end }}
{{- with .jwksUrl }}
graph-olap.auth.jwks-url={{ . }}
{{- end }}
{{- with .emailClaim }}
graph-olap.auth.email-claim={{ . }}
{{- end }}
{{- with .rolesClaim }}
graph-olap.auth.roles-claim={{ . }}
{{- end }}
{{- end }}
{{- end }}

{{/* Settings of a service with a schema in the database; a database that is away is waited for. */}}
{{- define "graph-olap.databaseSettings" -}}
{{ with .Values.database -}}
{{- $verify := hasPrefix "verify" .sslMode -}}
quarkus.datasource.jdbc.url=jdbc:postgresql://{{ .host }}:{{ .port }}/{{ .name }}?sslmode={{ .sslMode }}{{ if $verify }}&sslrootcert=/etc/graph-olap/database/ca.crt{{ end }}
quarkus.datasource.reactive.url=postgresql://{{ .host }}:{{ .port }}/{{ .name }}
quarkus.datasource.reactive.postgresql.ssl-mode={{ .sslMode }}
{{- if $verify }}
quarkus.datasource.reactive.trust-certificate-pem=true
quarkus.datasource.reactive.trust-certificate-pem.certs=/etc/graph-olap/database/ca.crt
{{- end }}
{{- if eq .sslMode "verify-full" }}
quarkus.datasource.reactive.hostname-verification-algorithm=HTTPS
{{- end }}
quarkus.datasource.username=${DATABASE_USERNAME}
quarkus.datasource.password=${DATABASE_PASSWORD}
quarkus.flyway.connect-retries=100
quarkus.flyway.connect-retries-interval=5s
{{- end }}
{{- end }}

{{/* One variable from a Secret: (list "NAME" "secret" "key") */}}
{{- define "graph-olap.secretVariable" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 | quote }}
{{- end }}

{{- define "graph-olap.databaseVariables" -}}
{{ include "graph-olap.secretVariable" (list "DATABASE_USERNAME" . "username") }}
{{ include "graph-olap.secretVariable" (list "DATABASE_PASSWORD" . "password") }}
{{- end }}
