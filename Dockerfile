# Builds the jar from the sources alone, then runs it as nobody in particular.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY processes processes
COPY forms forms
RUN --mount=type=cache,target=/repository mvn -B -ntp -Dmaven.repo.local=/repository -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/unisson-*.jar extract --layers --destination target/layers --application-filename unisson.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /unisson unisson
WORKDIR /unisson
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
USER unisson
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "unisson.jar"]
