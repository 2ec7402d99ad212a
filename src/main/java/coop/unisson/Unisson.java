package coop.unisson;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs cooperative marketing campaigns on the embedded process engine. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Unisson {

    public static void main(String[] args) {
        SpringApplication.run(Unisson.class, args);
    }
}
