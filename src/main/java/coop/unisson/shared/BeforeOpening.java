package coop.unisson.shared;

import org.springframework.context.SmartLifecycle;

/** Work done at every start, in order, before the first request is answered and the first job runs. */
public abstract class BeforeOpening implements SmartLifecycle {

    /** What comes first has the lower phase. */
    public static final int ACCESS = 0;

    public static final int MODELS = 10;
    public static final int DEMO = 20;

    private final int phase;
    private boolean done;

    protected BeforeOpening(int phase) {
        this.phase = phase;
    }

    protected abstract void prepare();

    @Override
    public void start() {
        prepare();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
