package org.rarecase.exchange.odm;

import java.util.Optional;
import java.util.Set;

/** The elements that there are in ODM, so that a wrong name is told with the right one. */
final class ElementNames {

    private static final Set<String> OF_1_3 = names("""
            Address AdminData Alias Annotation Annotations ArchiveLayout ArchiveLayoutRef Association AuditRecord
            AuditRecords BasicDefinitions Certificate CheckValue City ClinicalData CodeList CodeListItem CodeListRef
            Comment ConditionDef Country CryptoBindingManifest DateTimeStamp Decode Description DisplayName Email
            EnumeratedItem ErrorMessage ExternalCodeList ExternalQuestion Fax FirstName Flag FlagType FlagValue
            FormData FormDef FormRef FormalExpression FullName GlobalVariables ImputationMethod Include
            InvestigatorRef ItemData ItemDataAny ItemDataBase64Binary ItemDataBase64Float ItemDataBoolean
            ItemDataDate ItemDataDatetime ItemDataDouble ItemDataDurationDatetime ItemDataFloat ItemDataHexBinary
            ItemDataHexFloat ItemDataIncompleteDate ItemDataIncompleteDatetime ItemDataIncompleteTime ItemDataInteger
            ItemDataIntervalDatetime ItemDataPartialDate ItemDataPartialDatetime ItemDataPartialTime ItemDataString
            ItemDataTime ItemDataURI ItemDef ItemGroupData ItemGroupDef ItemGroupRef ItemRef KeySet LastName
            LegalReason Location LocationRef LoginName Meaning MeasurementUnit MeasurementUnitRef MetaDataVersion
            MetaDataVersionRef MethodDef ODM Organization OtherText Pager Phone Picture PostalCode Presentation
            Protocol ProtocolName Question RangeCheck ReasonForChange ReferenceData Role Signature SignatureDef
            SignatureRef Signatures SiteRef SourceID StateProv StreetName Study StudyDescription StudyEventData
            StudyEventDef StudyEventRef StudyName SubjectData Symbol TranslatedText User UserRef
            """);

    private static final Set<String> OF_2_0 = names("""
            AbsoluteTimingConstraint Address AdminData Alias AnnotatedCRF Annotation Arm Association AuditRecord
            Branching CDISCNotes CRFCompletionInstructions CheckValue City Class ClinicalData Code CodeList
            CodeListItem CodeListRef Coding Comment CommentDef ConditionDef Country Criterion DateTimeStamp Decode
            DefaultTransition Definition Description DocumentRef DurationTimingConstraint Epoch ErrorMessage
            ExclusionCriteria ExternalCodeLib FamilyName Flag FlagType FlagValue FormalExpression FullName
            GeoPosition GivenName HouseNumber Image ImplementationNotes Include InclusionCriteria
            InclusionExclusionCriteria IntercurrentEvent InvestigatorRef ItemData ItemDef ItemGroupData ItemGroupDef
            ItemGroupRef ItemRef KeySet Leaf LegalReason Location LocationRef Meaning MetaDataVersion
            MetaDataVersionRef MethodDef MethodSignature ODM Organization Origin OtherText PDFPageRef Parameter
            ParameterValue PostalCode Prefix Prompt Protocol Query Question RangeCheck ReasonForChange ReferenceData
            RelativeTimingConstraint Resource ReturnValue Selection Signature SignatureDef SignatureRef SiteRef
            SourceID SourceItem SourceItems Standard Standards StateProv StreetName Study StudyEndPoint
            StudyEndPointRef StudyEndPoints StudyEstimand StudyEstimands StudyEventData StudyEventDef
            StudyEventGroupDef StudyEventGroupRef StudyEventRef StudyIndication StudyIndications StudyIntervention
            StudyInterventionRef StudyInterventions StudyObjective StudyObjectives StudyParameter StudyStructure
            StudySummary StudyTargetPopulation StudyTargetPopulationRef StudyTiming StudyTimings SubClass SubjectData
            Suffix SummaryMeasure SupplementalDoc TargetTransition Telecom Title Transition
            TransitionTimingConstraint TranslatedText TrialPhase User UserName UserRef Value ValueListDef
            ValueListRef WhereClauseDef WhereClauseRef WorkflowDef WorkflowEnd WorkflowRef WorkflowStart
            """);

    private ElementNames() {}

    private static Set<String> names(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static boolean has(Dialect dialect, String name) {
        return of(dialect).contains(name);
    }

    private static Set<String> of(Dialect dialect) {
        return dialect == Dialect.ODM_2_0 ? OF_2_0 : OF_1_3;
    }

    /** The element that is called the same but for upper and lower case. */
    static Optional<String> similar(Dialect dialect, String name) {
        return of(dialect).stream().filter(name::equalsIgnoreCase).findFirst();
    }
}
