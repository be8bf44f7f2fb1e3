/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions over HTTP (RFC 6960, appendix A.1): one POST, no redirects, bounded in time and length. */
final class HttpExchange {
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration timeout;
    private final int maxBytes;

    HttpExchange(OcspSettings settings) {
        timeout = settings.get(OcspSettings.Time.FETCH);
        maxBytes = settings.maxResponseBytes();
    }

    /** Blocks until the answer is there, or is known not to come. */
    byte[] ask(OcspQuestion question) throws OcspException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(question.responder())
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(question.encoded()))
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                request,
                head -> head.statusCode() == OK ? new BoundedBody(maxBytes) : BodySubscribers.replacing(new byte[0]));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new OcspException(
                        "the responder answers with HTTP status " + response.statusCode() + " (expected: 200)");
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new OcspException("the responder has not answered after " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw fault(e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static OcspException fault(Throwable thrown) {
        Throwable innermost = thrown;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof OcspException ours) {
                return ours;
            }
            innermost = each;
        }
        return new OcspException(
                "the responder cannot be reached: " + innermost.getClass().getSimpleName(), thrown);
    }
}
