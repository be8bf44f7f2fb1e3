/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.OptionalLong;

/**
 * How fast one user's transfers may be, all of them together.
 *
 * @param upload bytes a second from the client; empty for no bound
 * @param download bytes a second to the client; empty for no bound
 */
public record TransferRates(OptionalLong upload, OptionalLong download) {
    /** No bound. */
    public static final TransferRates NONE = new TransferRates(OptionalLong.empty(), OptionalLong.empty());

    private static final long LEAST = 1_024;

    /** Refuses less than 1 KiB a second with {@link IllegalArgumentException}. */
    public TransferRates {
        check("upload", upload);
        check("download", download);
    }

    /** These rates with another one from the client. */
    public TransferRates withUpload(long bytesPerSecond) {
        return new TransferRates(OptionalLong.of(bytesPerSecond), download);
    }

    /** These rates with another one to the client. */
    public TransferRates withDownload(long bytesPerSecond) {
        return new TransferRates(upload, OptionalLong.of(bytesPerSecond));
    }

    private static void check(String direction, OptionalLong rate) {
        if (rate.isPresent() && rate.getAsLong() < LEAST) {
            throw new IllegalArgumentException("The " + direction + " rate is " + rate.getAsLong()
                    + " bytes a second (expected: at least " + LEAST + ").");
        }
    }
}
