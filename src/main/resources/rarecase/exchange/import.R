# Reads the tables of this export. Base R alone is needed.
#
#   source("import.R")            afterwards rc$tables holds a data frame for each form and each group
#   rc$dictionary                 what each column means
#   rc_codes(rc$tables$x$item)    the codes of a factor, whose levels are labels
#
# Choices are factors, several codes have a logical column for each code (item__is_code), dates are the text as entered with
# the first and the last day that it may mean (item__from, item__to), and item__why is a factor that says why there is no value.

rc_flavours <- c("not-asked", "blank", "unknown", "not-done", "not-applicable")

rc_codes <- function(x) attr(x, "codes")[as.integer(x)]

rc_read <- function(dir = ".") {
  read <- function(file) {
    read.csv(file.path(dir, file), colClasses = "character", na.strings = "", check.names = FALSE,
             encoding = "UTF-8", stringsAsFactors = FALSE)
  }
  dictionary <- read("dictionary.csv")
  codelists <- read("codelists.csv")

  labelled <- function(x, codes, labels) {
    more <- setdiff(unique(x[!is.na(x)]), codes)
    labels <- c(ifelse(is.na(labels), codes, labels), more)
    codes <- c(codes, more)
    twice <- labels %in% labels[duplicated(labels)]
    labels[twice] <- paste0(labels[twice], " [", codes[twice], "]")
    structure(factor(x, levels = codes, labels = labels), codes = codes)
  }

  column <- function(x, of) {
    numbers <- c("integer", "decimal", "quantity", "group")
    if (of$part == "why") {
      factor(x, levels = rc_flavours)
    } else if (of$part %in% c("from", "to")) {
      as.Date(x)
    } else if (of$part %in% c("entered", "a", "b", "c", "volume", "bytes") || of$part == "value" && of$type %in% numbers) {
      as.numeric(x)
    } else if (of$part == "value" && of$type == "yes-no") {
      labelled(x, c("no", "yes", "unknown"), c("No", "Yes", "Unknown"))
    } else if (of$part == "value" && of$type %in% c("choice", "code")) {
      list <- codelists[codelists$codelist %in% of$codelist, ]
      labelled(x, list$code, list$label_en)
    } else {
      x
    }
  }

  # The codes of a cell stand between bars; a bar or a backslash in a code has a backslash before it.
  chosen <- function(x, code) {
    each <- regmatches(x, gregexpr("([^|\\\\]|\\\\.)+", x))
    found <- vapply(each, function(codes) code %in% gsub("\\\\(.)", "\\1", codes), logical(1))
    ifelse(is.na(x), NA, found)
  }

  keys <- function(table) {
    for (key in intersect(c("rc_ordinal", "rc_version", "rc_visit_number"), names(table))) {
      table[[key]] <- as.integer(table[[key]])
    }
    for (key in intersect("rc_visit_due", names(table))) table[[key]] <- as.Date(table[[key]])
    for (key in intersect("rc_inactive", names(table))) table[[key]] <- table[[key]] == "yes"
    for (key in intersect("rc_registered_at", names(table))) {
      table[[key]] <- as.POSIXct(table[[key]], format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")
    }
    table
  }

  table <- function(name) {
    raw <- read(file.path("data", paste0(name, ".csv")))
    result <- keys(raw)
    described <- dictionary[dictionary$table == name, ]
    for (i in seq_len(nrow(described))) {
      of <- described[i, ]
      x <- raw[[of$column]]
      result[[of$column]] <- column(x, of)
      attr(result[[of$column]], "label") <- of$label_en
      if (of$type == "multiple-choice" && of$part == "value") {
        list <- codelists[codelists$codelist %in% of$codelist, ]
        for (j in seq_len(nrow(list))) {
          is <- paste0(of$column, "__is_", list$code[j])
          result[[is]] <- chosen(x, list$code[j])
          attr(result[[is]], "label") <- paste0(of$label_en, ": ", list$label_en[j])
        }
      }
    }
    result
  }

  names <- sub("\\.csv$", "", list.files(file.path(dir, "data"), pattern = "\\.csv$"))
  list(
    cases = keys(read("cases.csv")),
    visits = keys(read("visits.csv")),
    tables = stats::setNames(lapply(names, table), names),
    dictionary = dictionary,
    codelists = codelists
  )
}

# The folder of this file, however it is run.
rc_here <- function() {
  for (frame in sys.frames()) {
    if (is.character(frame$ofile)) return(dirname(frame$ofile))
  }
  file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(file) == 1) dirname(file) else "."
}

rc <- rc_read(rc_here())
