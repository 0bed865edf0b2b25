#!/bin/sh
# Starts the server.
cd "$CARBON_HOME"
exec "$JAVA_HOME/bin/java" \
    -Dcarbon.home="$CARBON_HOME" \
    -Dcatalina.base="$CARBON_HOME/lib/tomcat" \
    -Dhttpclient.hostnameVerifier="AllowAll" \
    org.wso2.carbon.bootstrap.Bootstrap "$@"
