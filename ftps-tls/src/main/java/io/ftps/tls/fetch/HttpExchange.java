/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions over HTTP: no redirects, bounded in time and length. For any number of threads. */
public final class HttpExchange {
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String whom;
    private final Bounds bounds;

    /**
     * Prepares to ask; connects to nobody.
     *
     * @param whom who is asked, for messages: "the responder"
     * @param bounds of each question
     */
    public HttpExchange(String whom, Bounds bounds) {
        this.whom = whom;
        this.bounds = bounds;
    }

    /**
     * Tells whether an address can be asked.
     *
     * @param address any
     * @return whether it names a host, and HTTP
     */
    public static boolean isHttp(URI address) {
        return address.getHost() != null
                && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
    }

    /**
     * Fetches what is at an address. Blocks until it is there, or is known not to come.
     *
     * @param address where
     * @return the body of the answer
     * @throws FetchException if there is none within the bounds
     * @throws InterruptedException if the thread is not to wait any longer
     */
    public byte[] get(URI address) throws FetchException, InterruptedException {
        return exchange(HttpRequest.newBuilder(address).GET().build());
    }

    /**
     * Posts an OCSP request (RFC 6960, appendix A.1). Blocks until the answer is there, or is known not to come.
     *
     * @param address of the responder
     * @param question the request, encoded
     * @return the body of the answer
     * @throws FetchException if there is none within the bounds
     * @throws InterruptedException if the thread is not to wait any longer
     */
    public byte[] postOcsp(URI address, byte[] question) throws FetchException, InterruptedException {
        return exchange(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(question))
                .build());
    }

    private byte[] exchange(HttpRequest request) throws FetchException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                request,
                head -> head.statusCode() == OK
                        ? new BoundedBody(bounds.maxBytes())
                        : BodySubscribers.replacing(new byte[0]));
        try {
            HttpResponse<byte[]> response = exchange.get(bounds.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new FetchException(
                        whom + " answers with HTTP status " + response.statusCode() + " (expected: 200)");
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new FetchException(
                    whom + " has not answered after " + bounds.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw fault(e);
        } finally {
            exchange.cancel(true);
        }
    }

    private FetchException fault(Throwable thrown) {
        Throwable innermost = thrown;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof FetchException ours) {
                return ours;
            }
            innermost = each;
        }
        return new FetchException(
                whom + " cannot be reached: " + innermost.getClass().getSimpleName(), thrown);
    }
}
