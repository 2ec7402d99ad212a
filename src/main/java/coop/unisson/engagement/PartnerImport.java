package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.InvitePartners.Row;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Column;
import coop.unisson.shared.Country;
import coop.unisson.shared.Csv;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.ImportPreview;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites many partners at once, from a file: the same questions as in the form, nothing sent before the coordinator says so. */
@Service
@Transactional
public class PartnerImport {

    /** The largest campaign this is measured for. */
    public static final int MOST = 2_500;

    /** Partners invited in one transaction, so that no commit grows with the file. */
    static final int CHUNK = 50;

    private final ImportService imports;
    private final InvitePartners form;
    private final CampaignService campaigns;
    private final Sheet<Row> sheet;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;

    PartnerImport(
            ImportService imports,
            InvitePartners form,
            CampaignService campaigns,
            FormCodec codec,
            MessageSource messages,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.form = form;
        this.campaigns = campaigns;
        this.events = events;
        this.messages = messages;
        this.sheet = new Sheet<>(
                "partners",
                "invite-partners.partners",
                Row.class,
                codec,
                messages,
                List.of(
                        Column.text("organisation"),
                        Column.text("leadName"),
                        Column.text("leadEmail"),
                        Column.text("directorName"),
                        Column.text("directorEmail"),
                        Column.choice("language", Language.values()),
                        Column.choice("country", Country.values())));
    }

    /**
     * The campaign, for whoever may invite to it now.
     *
     * @throws Problem 404 for anybody else, and once it takes nobody any more
     */
    @Transactional(readOnly = true)
    public Campaign open(CampaignId campaign, PersonId by) {
        if (!form.standing(new FormContext(campaign.value(), by.value(), Language.FR.locale()))) {
            throw Problem.notFound("campaign");
        }
        return campaigns.get(campaign);
    }

    /** An empty file with the heads of the columns. */
    public byte[] template(Language language) {
        return sheet.write(List.of(), Sheet.Names.NONE, language);
    }

    /**
     * Keeps a file; nobody is invited yet.
     *
     * @throws Problem 404, 413, 415, 422 when it cannot be read as a table of partners
     */
    public ImportId keep(CampaignId campaign, PersonId by, byte[] file, Language language) {
        open(campaign, by);
        ImportId id = imports.keep(campaign.value(), by, file);
        sheet.read(imports.find(id, campaign.value(), by).table(), Sheet.Names.NONE, language, MOST);
        return id;
    }

    /** What would happen with each line; changes nothing. */
    @Transactional(readOnly = true)
    public ImportPreview preview(CampaignId campaign, ImportId id, PersonId by, Language language) {
        CsvImport file = imports.find(id, campaign.value(), by);
        if (file.isConfirmed()) {
            return ImportPreview.NOTHING;
        }
        Sheet.Rows<Row> read = sheet.read(file.table(), Sheet.Names.NONE, language, MOST);
        List<ImportPreview.Remark> remarks = new ArrayList<>();
        int ready = 0;
        int known = 0;
        for (Judged judged : judge(campaigns.get(campaign), read.rows())) {
            ready += judged.invitable() ? 1 : 0;
            known += judged.invitedAlready() ? 1 : 0;
            judged.flaws()
                    .forEach(flaw -> remarks.add(new ImportPreview.Remark(
                            judged.row().number(),
                            judged.row().line().cell(0),
                            sheet.head(flaw.field(), language),
                            flaw)));
        }
        return new ImportPreview(read.rows().size(), ready, known, 0, remarks, read.unknown(), List.of());
    }

    /** The lines that would be left out, with what to mend. */
    @Transactional(readOnly = true)
    public byte[] remarks(CampaignId campaign, ImportId id, PersonId by, Language language) {
        return sheet.remarks(
                imports.find(id, campaign.value(), by).table(),
                preview(campaign, id, by, language).blocked(messages, language.locale()),
                language);
    }

    /**
     * Everybody nothing is wrong with is invited, some at a time.
     *
     * @throws Problem 404, 409 when this was said before
     */
    public void confirm(CampaignId campaign, ImportId id, PersonId by) {
        open(campaign, by);
        imports.confirm(id, campaign.value(), by);
        events.publishEvent(new ImportConfirmed(id));
    }

    /** How far it is. */
    @Transactional(readOnly = true)
    public CsvImport state(CampaignId campaign, ImportId id, PersonId by) {
        return imports.find(id, campaign.value(), by);
    }

    /**
     * Invites the next of a confirmed file; whoever may no longer be is left out.
     *
     * @return whether more are to come
     */
    public boolean takeNext(ImportId id) {
        CsvImport file = imports.lock(id);
        if (file.isOver()) {
            return false;
        }
        CampaignId campaign = new CampaignId(file.subject());
        Csv.Table next = file.next(CHUNK);
        int taken = 0;
        if (campaigns.get(campaign).stage().takesPartners()) {
            for (Judged judged : judge(
                    campaigns.get(campaign),
                    sheet.read(next, Sheet.Names.NONE, Language.FR, CHUNK).rows())) {
                if (judged.invitable()) {
                    form.invite(campaign, Objects.requireNonNull(judged.row().record()));
                    taken++;
                }
            }
        }
        file.took(next.lines().size(), taken);
        return !file.isOver();
    }

    private record Judged(Sheet.Row<Row> row, List<Flaw> flaws) {

        boolean invitable() {
            return row.record() != null && flaws.stream().noneMatch(Flaw::blocks);
        }

        boolean invitedAlready() {
            return flaws.stream().anyMatch(flaw -> flaw.code().equals("invited-already"));
        }
    }

    private List<Judged> judge(Campaign campaign, List<Sheet.Row<Row>> rows) {
        List<Row> readable = rows.stream()
                .map(Sheet.Row::record)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<List<Flaw>> found = form.flaws(campaign, readable);
        List<Judged> judged = new ArrayList<>();
        int next = 0;
        for (Sheet.Row<Row> row : rows) {
            judged.add(new Judged(row, row.record() == null ? row.flaws() : found.get(next++)));
        }
        return judged;
    }
}
