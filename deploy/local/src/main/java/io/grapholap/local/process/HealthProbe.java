package io.grapholap.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a health address whether what stands behind it is ready; 200 means yes. */
public final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final URI address;

    public HealthProbe(URI address) {
        this.address = address;
    }

    /** False on any other answer, or none within two seconds. */
    public boolean ready() {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            try {
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
