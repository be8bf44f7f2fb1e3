/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGHUP asks for: certificates and the configuration file are read anew. A file that is wrong changes nothing.
 *
 * @param running what reads them
 * @param file the configuration; empty where there is none
 */
public record Reload(RunningServer running, Optional<ConfigurationFile> file) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    @Override
    public void run() {
        running.reload();
        file.ifPresent(this::follow);
    }

    private void follow(ConfigurationFile changed) {
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
