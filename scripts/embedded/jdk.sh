# Sourced by the scripts: sets $java to a JDK that Spark runs on, or says what is missing.
if [ -n "${JAVA_HOME-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
if ! jdk=$("$java" -XshowSettings:properties -version 2>&1); then
  echo "Cannot run Plumbline: no working Java at '$java'. Install a JDK 17, 21 or 25 and set JAVA_HOME to it." >&2
  exit 2
fi
jdk=$(printf '%s\n' "$jdk" | sed -n 's/^ *java\.specification\.version = //p')
case $jdk in
  17 | 21 | 25) ;;
  *)
    echo "Cannot run Plumbline: '$java' is Java ${jdk:-of an unknown version}. Set JAVA_HOME to a JDK 17, 21 or 25." >&2
    exit 2
    ;;
esac
