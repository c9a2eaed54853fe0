package com.myorg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkawsbackup.BackupCoverage;
import io.github.cdkawsbackup.BackupForecast;
import io.github.cdkawsbackup.BackupForecastOptions;
import io.github.cdkawsbackup.BackupVerdict;
import io.github.cdkawsbackup.ResourceCoverage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ProofTest {
    private static final BackupApp APP = new BackupApp(new App());

    @Test
    @DisplayName("all that holds data is backed up by a mixin, or exempt")
    void verdicts() {
        Map<String, BackupVerdict> verdicts = BackupCoverage.of(APP.getAudit()).resources().stream()
            .collect(Collectors.toMap(ResourceCoverage::getPath, ResourceCoverage::getVerdict));

        assertEquals(
            Map.of("Audit/Ledger/Resource", BackupVerdict.PROTECTED, "Audit/Reports/Resource", BackupVerdict.EXEMPT),
            verdicts);
        Annotations.fromStack(APP.getAudit()).hasNoError("*", Match.anyValue());
    }

    @Test
    @DisplayName("a restore test that reaches a table is told")
    void restoreTests() {
        ResourceCoverage table = BackupCoverage.of(APP.getData()).resources().stream()
            .filter(resource -> "Data/Table/Resource".equals(resource.getPath()))
            .findAny().orElseThrow();

        assertEquals(7, table.getRestoreTestedEvery().toDays());
        assertTrue(table.getRestoreTests().get(0).getCertain());
    }

    @Test
    @DisplayName("a plan can be asked for any day")
    void forecast() {
        BackupForecast forecast = BackupForecast.of(APP.getAudit().getPlan(), BackupForecastOptions.builder()
            .startDate(Instant.parse("2027-01-01T00:00:00Z"))
            .period(Duration.days(365))
            .build());

        assertEquals(35, forecast.recoveryPointsOn(Instant.parse("2027-06-30T12:00:00Z")).size());
        assertEquals(24, forecast.getLargestGap().toHours());
        assertEquals(List.of(), forecast.getNeverDeleted());
    }

    @Test
    @DisplayName("restores are tested by validators")
    void validators() {
        Template template = Template.fromStack(APP.getRestores());

        template.hasResourceProperties("AWS::Backup::RestoreTestingPlan", Map.of(
            "RestoreTestingPlanName", "sundays",
            "RecoveryPointSelection", Map.of("Algorithm", "LATEST_WITHIN_WINDOW", "SelectionWindowDays", 8)));
        template.resourceCountIs("AWS::Backup::RestoreTestingSelection", 2);
        template.resourceCountIs("AWS::StepFunctions::StateMachine", 2);
    }

    @Test
    @DisplayName("a legal hold stays, and an access point reads")
    void kept() {
        Template template = Template.fromStack(APP.getRestores());

        template.hasResource("AWS::Backup::LegalHold", Map.of(
            "DeletionPolicy", "Retain",
            "Properties", Map.of("Title", "The year 2025")));
        template.resourceCountIs("AWS::Backup::BackupAccessPoint", 1);
    }

    @Test
    @DisplayName("frameworks judge, reports are written, and an organization has a policy")
    void audit() {
        Template template = Template.fromStack(APP.getAudit());

        template.resourceCountIs("AWS::Backup::Framework", 2);
        template.resourceCountIs("AWS::Backup::ReportPlan", 2);
        template.hasResourceProperties("AWS::Organizations::Policy", Map.of(
            "Name", "weekly",
            "Type", "BACKUP_POLICY",
            "TargetIds", List.of("ou-ab12-11111111", "444455556666")));
    }
}
