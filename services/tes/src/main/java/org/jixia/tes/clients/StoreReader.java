package org.jixia.tes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jixia.tes.domain.LogService;

/** Reads objects by their signed addresses. */
@ApplicationScoped
public class StoreReader implements LogService.ObjectReader {
    @Override
    public InputStream open(String url) throws IOException {
        var connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(30_000);
        return connection.getInputStream();
    }
}
