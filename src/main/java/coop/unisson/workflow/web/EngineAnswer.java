package coop.unisson.workflow.web;

import coop.unisson.shared.Problem;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the engine answers. It says 500 for what is not there and for what makes no sense to it, with its own words about
 * its insides: those are held back, so that the asker learns which of the two it was.
 */
class EngineAnswer extends HttpServletResponseWrapper {

    private static final int SERVER_ERROR = 500;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean failed;

    EngineAnswer(HttpServletResponse response) {
        super(response);
    }

    boolean failed() {
        return failed;
    }

    /** What was wrong with the question, as far as the engine's words tell. */
    Problem problem() {
        String words = held.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return words.contains("nullvalue")
                        || words.contains("is null")
                        || words.contains("not found")
                        || words.contains("not exist")
                ? Problem.notFound("engine-nothing")
                : Problem.malformed("no-sense");
    }

    @Override
    public void setStatus(int status) {
        failed = status >= SERVER_ERROR;
        if (failed) {
            // it may have been set for the words held back
            super.setContentLengthLong(-1);
        } else {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        failed = status >= SERVER_ERROR;
        if (!failed) {
            super.sendError(status);
        }
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!failed) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return failed ? holding() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return failed ? new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8), true) : super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!failed) {
            super.flushBuffer();
        }
    }

    private ServletOutputStream holding() {
        return new ServletOutputStream() {

            @Override
            public void write(int one) {
                held.write(one);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("written at once");
            }
        };
    }
}
