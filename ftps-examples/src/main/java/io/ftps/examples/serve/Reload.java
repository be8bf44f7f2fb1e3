/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ServerSettings;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGHUP asks for: certificates and the configuration file are read anew. A file that is wrong changes nothing.
 *
 * @param running what reads them
 * @param file reads the configuration; empty where there is none
 */
public record Reload(RunningServer running, Optional<Source> file) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    /** Where settings come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * Reads them anew. Blocks on the disk.
         *
         * @return what is wanted now
         * @throws ConfigurationException naming each mistake
         */
        ServerSettings read() throws ConfigurationException;
    }

    @Override
    public void run() {
        running.reload();
        file.ifPresent(this::follow);
    }

    private void follow(Source changed) {
        try {
            running.follow(changed.read());
            LOG.info("The configuration file counts as it is now.");
        } catch (ConfigurationException e) {
            LOG.warn("The configuration stays as it was: {}", e.getMessage());
        } catch (IOException | IllegalStateException e) {
            LOG.warn("Not everything in the configuration file counts: {}", e.getMessage());
        }
    }
}
