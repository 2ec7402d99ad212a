package coop.unisson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands before a mail server that keeps each letter at once, and can withhold its yes. */
final class WithheldYes implements AutoCloseable {

    private static final String END_OF_LETTER = "\r\n.\r\n";

    private final ServerSocket door;
    private final int server;
    private volatile boolean withholds;
    private volatile boolean withheld;

    /** @param server the mail server's port on this computer */
    WithheldYes(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nobody hears that their letter was kept. */
    void withhold() {
        withheld = false;
        withholds = true;
    }

    /** Whether somebody is waiting to hear it. */
    boolean isWithheld() {
        return withheld;
    }

    void letPass() {
        withholds = false;
    }

    private void open() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket mail = new Socket(InetAddress.getLoopbackAddress(), server);
            AtomicBoolean letter = new AtomicBoolean();
            start(() -> passLetters(client, mail, letter));
            start(() -> passAnswers(mail, client, letter));
        }
    }

    private static void passLetters(Socket client, Socket mail, AtomicBoolean letter) throws IOException {
        try (client;
                mail) {
            InputStream in = client.getInputStream();
            OutputStream out = mail.getOutputStream();
            byte[] bytes = new byte[8192];
            String last = "";
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                String said = last + new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
                last = said.substring(Math.max(0, said.length() - END_OF_LETTER.length()));
                letter.set(last.equals(END_OF_LETTER));
                out.write(bytes, 0, read);
                out.flush();
            }
        }
    }

    private void passAnswers(Socket mail, Socket client, AtomicBoolean letter) throws IOException {
        try (mail;
                client) {
            InputStream in = mail.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (letter.getAndSet(false)) {
                    waitUntilItMayPass();
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        }
    }

    private void waitUntilItMayPass() {
        while (withholds) {
            withheld = true;
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A connection ends when either side does; that of a node that died does so at any word. */
    private static void start(Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException ended) {
                        return;
                    }
                },
                "withheld yes");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private interface Passing {

        void run() throws IOException;
    }
}
