#!/bin/sh
# expect+1: open-sla-tier "free"
anypoint-cli-v4 api-mgr:tier:add --autoApprove \
  --name free --limit true,5000,1000 "$API_ID"
anypoint-cli-v4 api-mgr:policy:apply "$API_ID" rate-limiting-sla-based \
  -c '{"clientIdExpression": "#[attributes.headers.client_id]", "clientSecretExpression": "#[attributes.headers.client_secret]"}'
