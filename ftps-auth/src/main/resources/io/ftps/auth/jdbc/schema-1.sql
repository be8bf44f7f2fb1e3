-- Users, and certificates that wait for an operator. For PostgreSQL and H2. Each statement may be run twice.

CREATE TABLE IF NOT EXISTS ftps_users (
    name           VARCHAR(255)  NOT NULL PRIMARY KEY,
    login_method   VARCHAR(40)   NOT NULL,
    password_hash  VARCHAR(512),
    full_name      VARCHAR(1000),
    home           VARCHAR(4000),
    quota_bytes    BIGINT,
    quota_files    BIGINT,
    upload_rate    BIGINT,
    download_rate  BIGINT,
    expires        TIMESTAMP WITH TIME ZONE,
    max_sessions   BIGINT
);

-- What a user has several of. Of each kind the position says the order. The detail is, by kind:
--   CERTIFICATE  sha256/DIGEST, key/DIGEST or cn/KEY/NAME; subject and not_after tell more about it
--   PERMISSION   READ,LIST /in
--   NETWORK      192.0.2.0/24
--   LISTENER     the name of a listener
--   MESSAGE      a line that greets the user
CREATE TABLE IF NOT EXISTS ftps_user_details (
    user_name  VARCHAR(255)   NOT NULL REFERENCES ftps_users (name) ON DELETE CASCADE ON UPDATE CASCADE,
    kind       VARCHAR(20)    NOT NULL,
    position   INTEGER        NOT NULL,
    detail     VARCHAR(4000)  NOT NULL,
    subject    VARCHAR(4000),
    not_after  TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (user_name, kind, position)
);

-- Certificates that wait for an operator, or that one has rejected. Chain and issuers are DER, one behind the other; no issuers
-- at all (NULL) say that nobody vouches. The place is what counts as one address. Entries are numbered
-- in the order of first sight. The users need not be those of ftps_users.
CREATE TABLE IF NOT EXISTS ftps_held_certificates (
    entry             BIGINT        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                VARCHAR(12)   NOT NULL UNIQUE,
    user_name         VARCHAR(255)  NOT NULL,
    digest            VARCHAR(64)   NOT NULL,
    state             VARCHAR(10)   NOT NULL,
    place             VARCHAR(60)   NOT NULL,
    address           VARCHAR(60)   NOT NULL,
    times_seen        BIGINT        NOT NULL,
    first_seen        TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen         TIMESTAMP WITH TIME ZONE NOT NULL,
    chain             BYTEA         NOT NULL,
    issuers           BYTEA,
    chain_bytes       INTEGER       NOT NULL,
    renews            VARCHAR(4000),
    renews_subject    VARCHAR(4000),
    renews_not_after  TIMESTAMP WITH TIME ZONE,
    UNIQUE (user_name, digest)
);

-- One row: how many found no room. Whoever changes the table above locks it first.
CREATE TABLE IF NOT EXISTS ftps_tank (
    id       INTEGER  NOT NULL PRIMARY KEY,
    dropped  BIGINT   NOT NULL
);

INSERT INTO ftps_tank (id, dropped) SELECT 1, 0 WHERE NOT EXISTS (SELECT id FROM ftps_tank);
