package coop.unisson.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A question to one filter, put to another with a query of ours. */
class FilterRequest extends BufferedRequest {

    private final String asked;
    private final String stored;
    private final int length;

    FilterRequest(HttpServletRequest request, String asked, String stored, byte[] body) {
        super(request, body);
        this.asked = "/filter/" + asked + "/";
        this.stored = "/filter/" + stored + "/";
        this.length = body.length;
    }

    @Override
    public int getContentLength() {
        return length;
    }

    @Override
    public long getContentLengthLong() {
        return length;
    }

    @Override
    public String getRequestURI() {
        return super.getRequestURI().replace(asked, stored);
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(super.getRequestURL().toString().replace(asked, stored));
    }

    @Override
    public String getServletPath() {
        return super.getServletPath().replace(asked, stored);
    }

    @Override
    public @Nullable String getPathInfo() {
        String info = super.getPathInfo();
        return info == null ? null : info.replace(asked, stored);
    }
}
