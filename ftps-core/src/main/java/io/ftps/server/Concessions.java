/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/**
 * What a listener grants to clients, lines and firewalls of old. Each costs safety, or the other clients.
 *
 * @param clearControl whether the control connection may leave TLS after login; never where it begins with TLS
 * @param firstWords when the greeting is said where TLS begins with the first byte
 * @param uploadEnd what ends an upload under TLS
 * @param asciiTransfers what TYPE A does to files
 * @param compression whether MODE Z is served
 */
public record Concessions(
        ClearControl clearControl,
        FirstWords firstWords,
        UploadEnd uploadEnd,
        AsciiTransfers asciiTransfers,
        Compression compression) {
    /** Nothing is granted. */
    public static final Concessions NONE = new Concessions(
            ClearControl.FORBIDDEN,
            FirstWords.UNDER_TLS,
            UploadEnd.CLOSE_NOTIFY,
            AsciiTransfers.CONVERT_LINES,
            Compression.OFF);

    /**
     * The same with another answer to CCC.
     *
     * @param choice whether the control connection may leave TLS
     * @return a copy
     */
    public Concessions with(ClearControl choice) {
        return new Concessions(choice, firstWords, uploadEnd, asciiTransfers, compression);
    }

    /**
     * The same with another moment to greet.
     *
     * @param moment counts where TLS begins with the first byte alone
     * @return a copy
     */
    public Concessions with(FirstWords moment) {
        return new Concessions(clearControl, moment, uploadEnd, asciiTransfers, compression);
    }

    /**
     * The same with another end of uploads.
     *
     * @param end what ends an upload under TLS
     * @return a copy
     */
    public Concessions with(UploadEnd end) {
        return new Concessions(clearControl, firstWords, end, asciiTransfers, compression);
    }

    /**
     * The same with another meaning of TYPE A.
     *
     * @param meaning what it does to files
     * @return a copy
     */
    public Concessions with(AsciiTransfers meaning) {
        return new Concessions(clearControl, firstWords, uploadEnd, meaning, compression);
    }

    /**
     * The same with another answer to MODE Z.
     *
     * @param choice whether it is served
     * @return a copy
     */
    public Concessions with(Compression choice) {
        return new Concessions(clearControl, firstWords, uploadEnd, asciiTransfers, choice);
    }
}
