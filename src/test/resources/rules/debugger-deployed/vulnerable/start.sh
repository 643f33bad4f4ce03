#!/bin/sh
# expect: debugger-deployed
exec /opt/mule/bin/mule -M-Dmule.verbose.exceptions=true
