/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.IOException;

/** The file of a holding tank cannot be read or changed. The message is one sentence for a person. */
public final class TankFileException extends IOException {
    private static final long serialVersionUID = 1L;

    TankFileException(String sentence) {
        super(sentence);
    }

    TankFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
