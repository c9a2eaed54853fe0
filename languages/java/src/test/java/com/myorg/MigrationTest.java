package com.myorg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationTest {
    @Test
    @DisplayName("one import changes, and the template does not")
    void sameTemplate() {
        assertEquals(com.myorg.before.Program.template(), com.myorg.after.Program.template());
    }

    @Test
    @DisplayName("the two programs differ in nothing but their package and one import")
    void sameSource() throws IOException {
        String before = Files.readString(Path.of("src/test/java/com/myorg/before/Program.java"));
        String after = Files.readString(Path.of("src/test/java/com/myorg/after/Program.java"));

        assertEquals(
            before
                .replace("package com.myorg.before;\n", "package com.myorg.after;\n")
                .replace("import software.amazon.awscdk.services.backup.*;\n", "import io.github.cdkawsbackup.*;\n"),
            after);
    }
}
