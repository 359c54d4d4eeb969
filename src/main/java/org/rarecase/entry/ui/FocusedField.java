package org.rarecase.entry.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.form.ItemPath;

/** The field in which the person is. What others store there meanwhile waits until it is left. */
final class FocusedField {

    private final FormAnswers answers;
    private final FormFields fields;
    private @Nullable FocusedAnswer held;
    private boolean following;

    FocusedField(FormAnswers answers, FormFields fields) {
        this.answers = answers;
        this.fields = fields;
    }

    boolean is(ItemPath path) {
        return held != null && held.path().equals(path);
    }

    /** Whether the person is typing just now, so that the form cannot be made anew. */
    boolean isTyped() {
        return held != null && isTyped(held.path());
    }

    private boolean isTyped(ItemPath path) {
        return fields.field(path).map(ItemField::isTyped).orElse(false);
    }

    /** Stays as it is while others change the form. */
    boolean isHeld(ItemPath path) {
        return following && is(path);
    }

    /** @param now where the person went; null: into no field */
    void moveTo(@Nullable ItemPath now) {
        FocusedAnswer left = held;
        if (now == null || fields.field(now).isEmpty()) {
            held = null;
        } else if (!is(now)) {
            held = new FocusedAnswer(now, answers.beforeTyped(now), null);
        }
        if (left != null && !left.equals(held)) {
            leave(left);
        }
    }

    /** Unless the person answered otherwise, the field shows what others stored meanwhile. */
    private void leave(FocusedAnswer left) {
        Answer stored = left.stored();
        ItemPath path = left.path();
        boolean unreadable = fields.field(path).map(ItemField::isUnreadable).orElse(false);
        // Something else may have stood there for a while, and was taken back before the field was left.
        answers.takeBackTyped(path);
        if (stored != null && !unreadable) {
            if (answers.get(path).equals(left.seen())) {
                answers.take(path, stored);
            }
            fields.field(path).ifPresent(field -> {
                field.refresh();
                field.showConcurrentValue("");
            });
        } else if (!answers.isAsked(path)) {
            fields.field(path).ifPresent(ItemField::refresh);
        }
    }

    /** The person has seen this answer, whatever it was before. */
    void sees(ItemPath path, Answer answer) {
        if (is(path)) {
            held = new FocusedAnswer(path, answer, null);
        }
    }

    /** After the case was read again. */
    void seesWhatIsThere() {
        if (held != null && !following) {
            sees(held.path(), answers.get(held.path()));
        }
    }

    /**
     * Uses what others have made of the case, and leaves the field alone if it is being typed in.
     *
     * @param use puts the answers under the fields
     * @return what is stored at the field now, if somebody else changed it meanwhile
     */
    Optional<Change> follow(Evaluation read, Runnable use) {
        FocusedAnswer before = held;
        if (before != null && isTyped(before.path())) {
            Answer shown = answers.get(before.path());
            Answer stored = read.answers(answers.instanceId()).get(before.path());
            held = new FocusedAnswer(before.path(), before.seen(), stored.equals(before.seen()) ? null : stored);
            if (!stored.equals(shown)) {
                read.answer(answers.place(before.path()), shown);
            }
            following = true;
        }
        try {
            use.run();
        } finally {
            following = false;
        }
        return Optional.ofNullable(held)
                .flatMap(now ->
                        Optional.ofNullable(now.stored()).map(stored -> new Change(now.path(), now.seen(), stored)));
    }
}
