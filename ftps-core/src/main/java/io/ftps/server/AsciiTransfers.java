/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What TYPE A, with which every session begins, does to files. RFC 959, section 3.1.1.1. Listings are as ever. */
public enum AsciiTransfers {
    /** Lines end in CR LF on the wire and in LF in the file. A client that sends a photograph like that breaks it. */
    CONVERT_LINES,
    /**
     * Nothing: TYPE A is answered with 200, and files go as they are in both directions, for partners whose clients send and fetch
     * everything in TYPE A. The catch: a client that counts on CR LF gets the line ends that are stored.
     */
    TREAT_AS_IMAGE
}
