package coop.unisson.access;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.IntegrationTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nodes that start together see to the same permissions. */
class AccessSetupTests extends IntegrationTest {

    private static final int NODES = 4;

    @Autowired
    AccessSetup setup;

    @Test
    void letsNodesStartAtTheSameMoment() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (int round = 0; round < 5; round++) {
                CountDownLatch ready = new CountDownLatch(NODES);
                Callable<Boolean> start = () -> {
                    ready.countDown();
                    ready.await();
                    setup.prepare();
                    return true;
                };
                List<Future<Boolean>> started = nodes.invokeAll(
                        IntStream.range(0, NODES).mapToObj(node -> start).toList());
                for (Future<Boolean> one : started) {
                    assertThat(one.get()).isTrue();
                }
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
