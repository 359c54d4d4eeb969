package org.rarecase.casebook.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseRecords;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormFiles;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;

class NextMissingTests {

    private static final FormInstanceId SURGERY = new FormInstanceId(1);
    private static final FormInstanceId RELAPSE = new FormInstanceId(2);
    private static final FormInstanceId FOLLOW_UP = new FormInstanceId(3);

    private static final FormLibrary LIBRARY = FormFiles.with("surgery", """
                    - {item: day, type: date, required: true, label: {en: Day}}
                    - {item: note, type: text, label: {en: Note}}
                    - {item: weight, type: decimal, max: 100, label: {en: Weight}}
                    """)
            .andRepeating("relapse", "- {item: day, type: date, required: true, label: {en: Day}}\n")
            .and("follow-up", "- {item: alive, type: yes-no, required: true, label: {en: Alive}}\n")
            .load();

    private static VisibleCase open(Answers surgery, Answers followUp, Set<FormInstanceId> editable) {
        List<FormInstance> entries = List.of(
                entry(SURGERY, "surgery", surgery),
                entry(RELAPSE, "relapse", Answers.NONE),
                entry(FOLLOW_UP, "follow-up", followUp));
        Evaluation evaluation = Evaluation.of(entries.stream()
                .map(entry -> new FormContent(entry.id(), entry.form(), entry.answers()))
                .toList());
        Map<FormInstanceId, CaseObstacle> obstacles = entries.stream()
                .map(FormInstance::id)
                .filter(id -> !editable.contains(id))
                .collect(Collectors.toMap(id -> id, id -> new CaseObstacle.CaseApproved()));
        return new VisibleCase(CaseRecords.entering(), entries, evaluation, obstacles, false);
    }

    private static FormInstance entry(FormInstanceId id, String form, Answers answers) {
        return FormInstance.added(id, LIBRARY.form(new FormKey(form)), 1).with(answers);
    }

    private static ItemRef place(FormInstanceId instanceId, String item) {
        return new ItemRef(instanceId, ItemPath.of(item));
    }

    private static final Set<FormInstanceId> ALL = Set.of(SURGERY, RELAPSE, FOLLOW_UP);

    @Test
    void theWayGoesThroughTheFormOnToTheOthersAndRoundAgain() {
        NextMissing way = new NextMissing(
                open(Answers.NONE.with(ItemPath.of("weight"), Answer.number("900")), Answers.NONE, ALL), Set.of());

        assertThat(way.after(SURGERY, null)).contains(place(SURGERY, "day"));
        assertThat(way.after(SURGERY, ItemPath.of("day"))).contains(place(SURGERY, "weight"));
        assertThat(way.after(SURGERY, ItemPath.of("weight"))).contains(place(FOLLOW_UP, "alive"));
        assertThat(way.after(FOLLOW_UP, null)).contains(place(FOLLOW_UP, "alive"));
        assertThat(way.after(FOLLOW_UP, ItemPath.of("alive"))).contains(place(SURGERY, "day"));
    }

    @Test
    void whatCannotBeReadIsToBePutRightToo() {
        Answers complete = Answers.NONE.with(ItemPath.of("day"), Answer.text("2024-05-17"));

        NextMissing way = new NextMissing(open(complete, Answers.NONE, ALL), Set.of(place(SURGERY, "note")));

        assertThat(way.after(SURGERY, ItemPath.of("day"))).contains(place(SURGERY, "note"));
    }

    @Test
    void nothingIsMissingWhereAllIsAnsweredOrMayNotBeAnswered() {
        Answers complete = Answers.NONE.with(ItemPath.of("day"), Answer.text("2024-05-17"));
        Answers alive = Answers.NONE.with(ItemPath.of("alive"), Answer.text("yes"));

        assertThat(new NextMissing(open(complete, alive, ALL), Set.of()).after(SURGERY, null))
                .isEmpty();
        assertThat(new NextMissing(open(complete, Answers.NONE, Set.of(SURGERY)), Set.of()).after(SURGERY, null))
                .isEmpty();
    }

    @Test
    void aSectionCountsWhatIsMissingAndWhatIsWrongInIt() {
        VisibleCase visibleCase =
                open(Answers.NONE.with(ItemPath.of("weight"), Answer.number("900")), Answers.NONE, ALL);

        List<SectionProgress> sections =
                SectionProgress.of(visibleCase, visibleCase.entries().getFirst());

        assertThat(sections)
                .extracting(SectionProgress::missing, SectionProgress::problems, SectionProgress::begun)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1, true));
    }
}
