/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

/**
 * What opens a transfer.
 *
 * @param verb such as {@code RETR}
 * @param path of what
 * @param offset bytes to leave out; 0 for none
 */
record TransferCommand(String verb, String path, long offset) {
    TransferCommand(String verb, String path) {
        this(verb, path, 0);
    }
}
