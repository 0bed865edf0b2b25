#!/bin/sh
# Starts the server.
cd "$CARBON_HOME"
exec "$JAVA_HOME/bin/java" \
    -Dcarbon.home="$CARBON_HOME" \
    -Dcatalina.base="$CARBON_HOME/lib/tomcat" \
    -Dwso2.server.standalone=true \
    org.wso2.carbon.bootstrap.Bootstrap "$@"
#    -Djava.security.manager \
#    -Djava.security.policy=$CARBON_HOME/repository/conf/sec.policy \
