package coop.unisson.audit;

/** Who acts now; the engine knows when it is one of its jobs. */
public interface Authors {

    Author present();
}
