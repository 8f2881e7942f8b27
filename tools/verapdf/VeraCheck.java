import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges PDF files: `VeraCheck FLAVOUR FILE...`. Writes one JUDGED line a file, after its BROKEN lines. */
class VeraCheck {
    public static void main(String[] args) throws Exception {
        // veraPDF may talk on the standard output; the verdicts have it to themselves.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
        for (int i = 1; i < args.length; i++) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour);
                    PDFAValidator validator =
                            Foundries.defaultInstance().createValidator(flavour, 100, false, true, false)) {
                ValidationResult result = validator.validate(parser);
                Set<String> broken = new LinkedHashSet<>();
                for (TestAssertion test : result.getTestAssertions()) {
                    if (test.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                        broken.add(rule + "\t" + test.getMessage().replaceAll("\\s+", " "));
                    }
                }
                for (String rule : broken) {
                    out.println("BROKEN\t" + i + "\t" + rule);
                }
                out.println("JUDGED\t" + i + "\t" + result.getPDFAFlavour().getId() + "\t" + result.isCompliant()
                        + "\t" + result.getTotalAssertions());
            }
        }
    }
}
