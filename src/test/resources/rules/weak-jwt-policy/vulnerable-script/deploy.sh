#!/bin/sh
# expect+1: weak-jwt-policy
anypoint-cli-v4 api-mgr policy apply --policyVersion 0.12.0 \
  -c '{"signingMethod": "none", "mandatoryExpClaim": true, "validateAudClaim": true}' "$API_ID" jwt-validation
