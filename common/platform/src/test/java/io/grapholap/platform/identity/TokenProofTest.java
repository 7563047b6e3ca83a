package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenProofTest extends TokenScene {
    @Test
    void aTokenOfTheIssuerNamesItsUserAndTheirRole() {
        assertThat(identify(signed(KEY, _ -> {}))).isEqualTo(new Caller("zoe", Role.ADMIN));
        assertThat(identify(signed(KEY, c -> c.setStringListClaim(ROLES, "king", "OPS"))))
                .isEqualTo(new Caller("zoe", Role.OPS));
        assertThat(fetched)
                .containsExactly(
                        URI.create(ISSUER + "/.well-known/openid-configuration"),
                        URI.create("https://login.example.com/keys"));
    }

    @Test
    void withoutARoleInTheTokenTheStoredOneHolds() {
        var token = signed(KEY, c -> name(c, "dave").unsetClaim(ROLES));
        assertThat(identify(token)).isEqualTo(new Caller("dave", Role.OPS));
        refused(signed(KEY, c -> c.unsetClaim(ROLES)), ErrorCode.MISSING_ROLE);
        refused(signed(KEY, c -> c.setStringClaim(ROLES, "king")), ErrorCode.INVALID_ROLE);
    }

    @Test
    void noHeaderBeatsAToken() {
        for (var config : List.of(new TestAuth(false, ISSUER), new TestAuth(true, ISSUER))) {
            var token = signed(KEY, c -> c.setStringClaim(ROLES, "analyst"));
            var caller =
                    identities(config)
                            .identify(new Credentials(token, null, "carol", "admin"))
                            .await()
                            .indefinitely();
            assertThat(caller).isEqualTo(new Caller("zoe", Role.ANALYST));
        }
    }

    @Test
    void aBadTokenIsNotMadeGoodByHeadersWhateverTheSwitchSays() {
        var dev = identities(new TestAuth(true, ISSUER));
        var credentials = new Credentials("x.y.z", null, "carol", "admin");
        assertThatThrownBy(() -> dev.identify(credentials).await().indefinitely())
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHORIZED));
    }

    @Test
    void disabledUsersAreTurnedAwayWithTheBestOfTokens() {
        refused(signed(KEY, c -> name(c, "mallory")), ErrorCode.USER_DISABLED);
    }

    @Test
    void whatIsForgedExpiredOrMeantForOthersIsRefused() throws Exception {
        unauthorized(signed(NEXT, _ -> {}));
        unauthorized(signed(renamed(NEXT, "first"), _ -> {}));
        unauthorized(signed(KEY, c -> c.setIssuer("https://evil.example.com")));
        unauthorized(signed(KEY, c -> c.unsetClaim("iss")));
        unauthorized(signed(KEY, c -> c.setAudience("another")));
        unauthorized(signed(KEY, c -> c.unsetClaim("aud")));
        unauthorized(signed(KEY, c -> c.unsetClaim("exp")));
        unauthorized(signed(KEY, c -> c.setExpirationTime(in(-31))));
        unauthorized(signed(KEY, c -> c.setNotBefore(in(31))));
        unauthorized(signed(KEY, c -> c.unsetClaim(EMAIL)));
        unauthorized(unsigned());
        unauthorized(hashedWithThePublicKey());
        unauthorized(signed(KEY, _ -> {}) + "A");
        unauthorized("x." + "y".repeat(20_000) + ".z");
        assertThat(identify(signed(KEY, c -> c.setExpirationTime(in(-29)))).username())
                .isEqualTo("zoe");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'.', ''", "'e30.e30.', ''", "'eyJhbGciOiJub25lIn0.e30.', ''"})
    void garbageIsRefused(String token) {
        unauthorized(token.isEmpty() ? "." : token);
    }

    @Test
    void tokensAndKeysAreInNoLogAndNoMessage() {
        var lines = new ArrayList<String>();
        var logger = Logger.getLogger("io.grapholap.platform.identity");
        var handler = collecting(lines);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            for (var secret :
                    List.of(
                            signed(NEXT, _ -> {}),
                            signed(KEY, c -> c.setExpirationTime(in(-90))),
                            ApiKey.newText(),
                            ApiKey.newText() + "!")) {
                var credentials = new Credentials(secret, secret, "alice", null);
                assertThatThrownBy(() -> identities.identify(credentials).await().indefinitely())
                        .satisfies(e -> lines.add(String.valueOf(e)));
                lines.add(credentials.toString());
                assertThat(String.join("", lines)).doesNotContain(secret.substring(20));
            }
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        assertThat(lines).isNotEmpty();
    }
}
