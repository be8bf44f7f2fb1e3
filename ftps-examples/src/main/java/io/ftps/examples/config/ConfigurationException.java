/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.util.List;

/** A configuration file says what it cannot mean. The message has one line for each mistake, in the order of the file. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }
}
